package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateRecords;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.PlainText;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.mail.templates.TemplatePreview;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the editor shows beside the fields: the mail as it would be, the variables of a type, the text part. */
@Controller
@RequestMapping("/mail/templates")
@Requires(Permission.EDIT_MARKETING)
class TemplatePreviewController {

    private final TemplateQueries templates;
    private final TemplatePreview preview;
    private final PreviewPage pages;

    TemplatePreviewController(TemplateQueries templates, TemplatePreview preview, PreviewPage pages) {
        this.templates = templates;
        this.preview = preview;
        this.pages = pages;
    }

    /** A choice of a list that is searched while somebody types. */
    record Choice(String value, String text) {}

    /** Of what is saved. */
    @GetMapping("/{id}/preview")
    @Requires(Permission.SEE_MARKETING)
    ResponseEntity<String> ofSaved(
            @PathVariable TemplateId id,
            @RequestParam(defaultValue = "EN") Language language,
            @RequestParam(defaultValue = "false") boolean plain,
            @RequestParam(required = false) String record,
            @AuthenticationPrincipal CurrentUser by) {
        TemplateView template = templates.find(id);
        TemplateVariant variant = template.variants().get(language);
        return variant == null ? pages.nothing() : show(template.type(), language, variant, record, plain, by);
    }

    /** Of what stands in the form and is not saved yet. */
    @PostMapping("/preview")
    ResponseEntity<String> ofTyped(
            TemplateForm form,
            @RequestParam(defaultValue = "EN") Language language,
            @RequestParam(defaultValue = "false") boolean plain,
            @RequestParam(required = false) String record,
            @AuthenticationPrincipal CurrentUser by) {
        TemplateType type = form.templateType() == null ? TemplateType.GENERAL : form.templateType();
        return show(type, language, form.variant(language), record, plain, by);
    }

    private ResponseEntity<String> show(
            TemplateType type,
            Language language,
            TemplateVariant variant,
            String record,
            boolean plain,
            CurrentUser by) {
        try {
            return pages.of(preview.of(type, language, variant, record, by), plain);
        } catch (CannotRender reason) {
            return pages.refused(reason);
        }
    }

    /** The variables of a type, for the guide beside the editor. */
    @GetMapping("/guide")
    String guide(@RequestParam TemplateType templateType, Model model) {
        model.addAttribute("variables", TemplateVariables.of(templateType));
        return "mail/templates/guide :: guide";
    }

    @GetMapping("/records")
    @ResponseBody
    @Requires(Permission.SEE_MARKETING)
    List<Choice> records(
            @RequestParam TemplateType templateType,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal CurrentUser by) {
        return preview.records(templateType, q, by).stream()
                .map(TemplatePreviewController::choice)
                .toList();
    }

    private static Choice choice(TemplateRecords.Choice record) {
        return new Choice(record.id(), record.label());
    }

    /** The text part as it would be made from this markup. */
    @PostMapping(path = "/text", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String text(@RequestParam(defaultValue = "") String html) {
        return PlainText.of(html);
    }
}
