package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.MailHtml;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateVariables;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New templates, and changes of templates. */
@Controller
@RequestMapping("/mail/templates")
@Requires(Permission.EDIT_MARKETING)
class TemplateFormController {

    private final TemplateService service;
    private final TemplateQueries templates;

    TemplateFormController(TemplateService service, TemplateQueries templates) {
        this.service = service;
        this.templates = templates;
    }

    @GetMapping("/new")
    String empty(@RequestParam(required = false) TemplateType type, Model model) {
        return show(model, TemplateForm.empty(type), null);
    }

    @PostMapping
    String create(
            TemplateForm form,
            @AuthenticationPrincipal CurrentUser by,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            TemplateId id = service.create(form.details(), true, form.note(), by);
            tellRemoved(form, redirect);
            redirect.addFlashAttribute("toast", "mail.template.created");
            return "redirect:/mail/templates/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            return show(model, form, violation);
        }
    }

    /** Nobody shall find out from a customer that half of the text is gone. */
    private static void tellRemoved(TemplateForm form, RedirectAttributes redirect) {
        List<String> removed = form.details().variants().values().stream()
                .flatMap(variant -> MailHtml.removed(variant.html()).stream())
                .distinct()
                .toList();
        if (!removed.isEmpty()) {
            redirect.addFlashAttribute("removed", String.join(", ", removed));
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable TemplateId id, Model model) {
        TemplateView template = templates.find(id);
        model.addAttribute("template", template);
        return show(model, TemplateForm.of(template), null);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable TemplateId id,
            TemplateForm form,
            @AuthenticationPrincipal CurrentUser by,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            service.edit(id, form.version() == null ? -1 : form.version(), form.details(), form.note(), by);
            tellRemoved(form, redirect);
            redirect.addFlashAttribute("toast", "mail.template.saved");
            return "redirect:/mail/templates/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            model.addAttribute("template", templates.find(id));
            return show(model, form, violation);
        } catch (Conflict conflict) {
            response.setStatus(409);
            return showBoth(model, form, templates.find(id), conflict);
        }
    }

    /** What was typed stays in the fields; the version becomes the saved one, so that saving again is a decision. */
    private static String showBoth(Model model, TemplateForm form, TemplateView saved, Conflict conflict) {
        model.addAttribute("template", saved);
        model.addAttribute("conflict", conflict);
        model.addAttribute("savedMeanwhile", form.differencesTo(TemplateForm.of(saved)));
        return show(model, form.withVersion(saved.version()), null);
    }

    private static String show(Model model, TemplateForm form, RuleViolation violation) {
        BindingResult errors = new DirectFieldBindingResult(form, "form");
        if (violation != null) {
            FormErrors.apply(violation, errors);
            Arrays.stream(violation.getSuppressed())
                    .filter(RuleViolation.class::isInstance)
                    .forEach(other -> FormErrors.apply((RuleViolation) other, errors));
        }
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        model.addAttribute("types", TemplateType.values());
        model.addAttribute("editedTexts", editedTexts((TemplateView) model.getAttribute("template")));
        model.addAttribute(
                "variables",
                TemplateVariables.of(form.templateType() == null ? TemplateType.GENERAL : form.templateType()));
        return "mail/templates/form";
    }

    /** The languages whose text part a person wrote. */
    private static Set<String> editedTexts(TemplateView saved) {
        return saved == null
                ? Set.of()
                : saved.variants().entrySet().stream()
                        .filter(variant -> variant.getValue().textEdited())
                        .map(variant -> variant.getKey().name())
                        .collect(Collectors.toSet());
    }
}
