package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.MailHtml;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateService;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
        return show(null, TemplateForm.empty(type), model);
    }

    @PostMapping
    String create(TemplateForm form, @AuthenticationPrincipal CurrentUser by, Answer answer) {
        return answer.to(form, again -> show(null, again, answer.model())).save("mail.template.created", () -> {
            TemplateId id = service.create(form.details(), true, form.note(), by);
            tellRemoved(form, answer.redirect());
            return "/mail/templates/" + id;
        });
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
        return show(template, TemplateForm.of(template), model);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable TemplateId id, TemplateForm form, @AuthenticationPrincipal CurrentUser by, Answer answer) {
        return answer.to(form, again -> show(templates.find(id), again, answer.model()))
                .against(conflict -> TemplateForm.of(templates.find(id)), TemplateForm::over)
                .save("mail.template.saved", () -> {
                    service.edit(id, Forms.versionSeen(form.version()), form.details(), form.note(), by);
                    tellRemoved(form, answer.redirect());
                    return "/mail/templates/" + id;
                });
    }

    /** @param template as it is saved; null for a new one */
    private static String show(TemplateView template, TemplateForm form, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("savedBy", template == null || template.savedBy() == null ? "System" : template.savedBy());
        Forms.show(form, model);
        model.addAttribute("types", TemplateType.values());
        model.addAttribute("editedTexts", editedTexts(template));
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
