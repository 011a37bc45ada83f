package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.templates.TemplatePreview;
import com.bmasia.crm.mail.templates.TemplatePreview.Preview;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateQueries.Version;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A template as a mail, and its saved states. */
@RestController
@Tag(name = "mail")
@RequestMapping("/api/v1/email-templates/{id}")
@Requires(Permission.SEE_MARKETING)
class EmailTemplateTextsApi {

    private final TemplateQueries templates;
    private final TemplatePreview preview;

    EmailTemplateTextsApi(TemplateQueries templates, TemplatePreview preview) {
        this.templates = templates;
        this.preview = preview;
    }

    @GetMapping("/preview")
    @Operation(summary = "Preview the email with sample values or those of a record")
    Preview preview(
            @PathVariable TemplateId id,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(required = false) String record,
            @AuthenticationPrincipal CurrentUser user) {
        TemplateView template = templates.find(id);
        Language chosen = language(language);
        TemplateVariant variant = template.variants().get(chosen);
        if (variant == null) {
            throw new NotFound("template variant", chosen);
        }
        try {
            return preview.of(template.type(), chosen, variant, record, user);
        } catch (CannotRender reason) {
            throw new RuleViolation("record", reason.messageKey(), reason.arguments());
        }
    }

    @GetMapping("/versions")
    @Operation(summary = "List the versions of a template, newest first")
    List<Version> versions(@PathVariable TemplateId id) {
        templates.find(id);
        return templates.versions(id);
    }

    private static Language language(String typed) {
        try {
            return Language.valueOf(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("language", "mail.template.rule.language", typed);
        }
    }
}
