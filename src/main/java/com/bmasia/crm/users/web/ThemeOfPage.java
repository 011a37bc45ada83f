package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Theme;
import com.bmasia.crm.users.UserQueries;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The person's theme as {@code theme} for the page frame; read only where a whole page is rendered. */
@ControllerAdvice(annotations = Controller.class)
class ThemeOfPage {

    private final UserQueries users;

    ThemeOfPage(UserQueries users) {
        this.users = users;
    }

    @ModelAttribute("theme")
    LazyContextVariable<String> theme(@AuthenticationPrincipal CurrentUser user) {
        return new LazyContextVariable<>() {
            @Override
            protected String loadValue() {
                return (user == null ? Theme.AUTO : users.themeOf(user.id())).attribute();
            }
        };
    }
}
