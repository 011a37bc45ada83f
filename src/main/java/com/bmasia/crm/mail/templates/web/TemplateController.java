package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a template, and what can be done with it. */
@Controller
@RequestMapping("/mail/templates")
@Requires(Permission.EDIT_MARKETING)
class TemplateController {

    private final TemplateService service;
    private final TemplateQueries templates;
    private final MessageSource texts;
    private final Map<String, BiConsumer<TemplateId, CurrentUser>> actions;

    TemplateController(TemplateService service, TemplateQueries templates, MessageSource texts) {
        this.service = service;
        this.templates = templates;
        this.texts = texts;
        this.actions = Map.of(
                "activate", service::activate,
                "deactivate", service::deactivate,
                "standard", service::makeStandard,
                "archive", service::archive,
                "unarchive", service::unarchive);
    }

    @GetMapping("/{id}")
    @Requires(Permission.SEE_MARKETING)
    String page(@PathVariable TemplateId id, Model model) {
        model.addAttribute("template", templates.find(id));
        model.addAttribute("uses", templates.usesOf(id));
        return "mail/templates/page";
    }

    @PostMapping("/{id}/actions/{action}")
    String act(
            @PathVariable TemplateId id,
            @PathVariable String action,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        BiConsumer<TemplateId, CurrentUser> verb = actions.get(action);
        if (verb == null) {
            throw new NotFound("action", action);
        }
        try {
            verb.accept(id, by);
        } catch (Conflict refusal) {
            response.setStatus(409);
            return refused(id, model, text(refusal.messageKey(), refusal.arguments()));
        } catch (RuleViolation refusal) {
            response.setStatus(422);
            return refused(id, model, text(refusal.messageKey(), refusal.arguments()));
        }
        redirect.addFlashAttribute("toast", "mail.template.done." + action);
        return "redirect:/mail/templates/" + id;
    }

    @PostMapping("/{id}/duplicate")
    String duplicate(
            @PathVariable TemplateId id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        TemplateView original = templates.find(id);
        TemplateId copy = service.duplicate(id, text("mail.template.copy-name", original.name()), by);
        redirect.addFlashAttribute("toast", "mail.template.done.duplicate");
        return "redirect:/mail/templates/" + copy + "/edit";
    }

    @GetMapping("/{id}/delete")
    String askBeforeDeleting(@PathVariable TemplateId id, Model model) {
        model.addAttribute("template", templates.find(id));
        return "mail/templates/delete";
    }

    @PostMapping("/{id}/delete")
    String delete(
            @PathVariable TemplateId id,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            service.delete(id, by);
        } catch (Conflict refusal) {
            response.setStatus(409);
            return refused(id, model, text(refusal.messageKey(), refusal.arguments()));
        }
        redirect.addFlashAttribute("toast", "mail.template.done.delete");
        return "redirect:/mail/templates";
    }

    private String refused(TemplateId id, Model model, String why) {
        model.addAttribute("refusal", why);
        return page(id, model);
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
