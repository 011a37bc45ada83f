package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.templates.TemplateDifference;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The saved states of a template: who saved which, what differs between two, and the way back to one. */
@Controller
@RequestMapping("/mail/templates/{id}/versions")
@Requires(Permission.SEE_MARKETING)
class TemplateVersionController {

    private final TemplateService service;
    private final TemplateQueries templates;
    private final MessageSource texts;

    TemplateVersionController(TemplateService service, TemplateQueries templates, MessageSource texts) {
        this.service = service;
        this.templates = templates;
        this.texts = texts;
    }

    /** Without a choice: what the newest version changed. */
    @GetMapping
    String page(
            @PathVariable TemplateId id,
            @RequestParam(required = false) Integer from,
            @RequestParam(required = false) Integer to,
            Model model) {
        TemplateView template = templates.find(id);
        int newer = to == null ? template.number() : to;
        int older = from == null ? Math.max(1, newer - 1) : from;
        model.addAttribute("template", template);
        model.addAttribute("versions", templates.versions(id));
        model.addAttribute("from", older);
        model.addAttribute("to", newer);
        model.addAttribute(
                "differences",
                TemplateDifference.between(templates.variants(id, older), templates.variants(id, newer)));
        return "mail/templates/versions";
    }

    @PostMapping("/{number}/restore")
    @Requires(Permission.EDIT_MARKETING)
    String restore(
            @PathVariable TemplateId id,
            @PathVariable int number,
            @AuthenticationPrincipal CurrentUser by,
            RedirectAttributes redirect) {
        String note = texts.getMessage("mail.template.restored-note", new Object[] {number}, Locale.ENGLISH);
        service.restore(id, number, note, by);
        redirect.addFlashAttribute("toast", "mail.template.done.restore");
        redirect.addFlashAttribute("toastArgs", new Object[] {number});
        return "redirect:/mail/templates/" + id;
    }
}
