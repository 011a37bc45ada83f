package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.mail.templates.TemplatePreview;
import com.bmasia.crm.mail.templates.TemplatePreview.Preview;
import com.bmasia.crm.mail.templates.TemplateQueries;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserQueries;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a template to the person who looks at it, through the outbox like every mail. */
@Controller
@RequestMapping("/mail/templates/{id}/trial")
@Requires(Permission.EDIT_MARKETING)
class TemplateTestController {

    private final TemplateQueries templates;
    private final TemplatePreview preview;
    private final MailOutbox outbox;
    private final UserQueries people;
    private final MessageSource texts;

    TemplateTestController(
            TemplateQueries templates,
            TemplatePreview preview,
            MailOutbox outbox,
            UserQueries people,
            MessageSource texts) {
        this.templates = templates;
        this.preview = preview;
        this.outbox = outbox;
        this.people = people;
        this.texts = texts;
    }

    @PostMapping
    String send(
            @PathVariable TemplateId id,
            @RequestParam(defaultValue = "EN") Language language,
            @RequestParam(required = false) String record,
            @AuthenticationPrincipal CurrentUser by,
            RedirectAttributes redirect) {
        TemplateView template = templates.find(id);
        TemplateVariant variant = template.variants().get(language);
        if (variant == null) {
            throw new NotFound("template variant", language);
        }
        String address = people.get(by.id()).email();
        try {
            Rendered mail = marked(template, preview.of(template.type(), language, variant, record, by));
            Recipient to = new Recipient(new EmailAddress(address), by.fullName(), language);
            outbox.queueTrial("template-test:" + UUID.randomUUID(), mail, to, by.id());
            announce(redirect, "success", "mail.template.trial.sent", address);
        } catch (CannotRender reason) {
            String why = texts.getMessage(reason.messageKey(), reason.arguments(), LocaleContextHolder.getLocale());
            announce(redirect, "danger", "mail.template.trial.refused", why);
        }
        return "redirect:/mail/templates/" + id;
    }

    private Rendered marked(TemplateView template, Preview mail) {
        String subject = texts.getMessage(
                "mail.template.trial.subject", new Object[] {mail.subject()}, LocaleContextHolder.getLocale());
        return new Rendered(template.id(), template.number(), subject, mail.html(), mail.text());
    }

    private static void announce(RedirectAttributes redirect, String kind, String message, Object... arguments) {
        redirect.addFlashAttribute("toastKind", kind);
        redirect.addFlashAttribute("toast", message);
        redirect.addFlashAttribute("toastArgs", arguments);
    }
}
