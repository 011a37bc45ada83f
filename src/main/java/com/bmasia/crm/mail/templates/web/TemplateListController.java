package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateSort;
import com.bmasia.crm.mail.templates.TemplateState;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/mail/templates")
@Requires(Permission.SEE_MARKETING)
class TemplateListController {

    private static final int PAGE_SIZE = 50;

    private final TemplateQueries templates;

    TemplateListController(TemplateQueries templates) {
        this.templates = templates;
    }

    @GetMapping
    String page(@ModelAttribute("search") TemplateSearch search, Model model) {
        list(search, model);
        model.addAttribute("types", TemplateType.values());
        model.addAttribute("states", TemplateState.values());
        model.addAttribute("sorts", TemplateSort.values());
        return "mail/templates/list";
    }

    @GetMapping(headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String rows(@ModelAttribute("search") TemplateSearch search, Model model, HttpServletResponse response) {
        if (search.after() == null) {
            response.setHeader("HX-Push-Url", search.address());
        }
        return list(search, model);
    }

    private String list(TemplateSearch search, Model model) {
        model.addAttribute("page", templates.list(search.filter(), search.sort(), search.after(), PAGE_SIZE));
        return "mail/templates/rows :: rows";
    }
}
