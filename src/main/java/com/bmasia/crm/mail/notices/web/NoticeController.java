package com.bmasia.crm.mail.notices.web;

import com.bmasia.crm.mail.notices.NoticeChoices;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which notices the signed-in person gets by mail. */
@Controller
@ForEveryone
@RequestMapping("/mail/notices")
class NoticeController {

    private final NoticeChoices choices;

    NoticeController(NoticeChoices choices) {
        this.choices = choices;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("choices", choices.of(user.id()));
        return "mail/notices/notices";
    }

    /** @param mail the codes of those that are ticked; all others are not wanted */
    @PostMapping
    String choose(
            @RequestParam(defaultValue = "") Set<String> mail,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        choices.choose(
                user.id(),
                choices.all().stream()
                        .collect(Collectors.toMap(Function.identity(), notice -> mail.contains(notice.code()))));
        redirect.addFlashAttribute("toast", "mail.notice.saved");
        return "redirect:/mail/notices";
    }
}
