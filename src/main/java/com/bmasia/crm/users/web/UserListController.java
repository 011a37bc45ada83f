package com.bmasia.crm.users.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of accounts, and the same list as a file. */
@Controller
@Requires(Permission.ADMINISTER)
class UserListController {

    private final ListSpec<UserDetails> users;
    private final ListPages pages;

    UserListController(ListSpec<UserDetails> users, ListPages pages) {
        this.users = users;
        this.pages = pages;
    }

    @GetMapping("/users")
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(users, query, Scope.all(), model, response);
    }

    @GetMapping({"/users.csv", "/users.xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(users, query, Scope.all(), response);
    }
}
