package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of templates, and the same list as a file. */
@Controller
@Requires(Permission.SEE_MARKETING)
class TemplateListController {

    private final ListSpec<TemplateView> templates;
    private final ListPages pages;

    TemplateListController(ListSpec<TemplateView> templates, ListPages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @GetMapping("/mail/templates")
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(templates, query, Scope.all(), model, response);
    }

    @GetMapping({"/mail/templates.csv", "/mail/templates.xlsx"})
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(templates, query, Scope.all(), response);
    }
}
