package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.accounts.Sender;
import com.bmasia.crm.mail.consent.UnsubscribeLinks;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.TemplateRenderer;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.mail.tracking.Tracking;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the text of a mail: its template with the caller's values and those that every mail has. */
@Component
class MailRendering {

    private final TemplateRenderer renderer;
    private final UnsubscribeLinks unsubscribe;
    private final Tracking tracking;
    private final MessageSource texts;
    private final ObjectMapper json;

    MailRendering(
            TemplateRenderer renderer,
            UnsubscribeLinks unsubscribe,
            Tracking tracking,
            MessageSource texts,
            ObjectMapper json) {
        this.renderer = renderer;
        this.unsubscribe = unsubscribe;
        this.tracking = tracking;
        this.texts = texts;
        this.json = json;
    }

    Rendered render(MailId id, TemplateMail mail, Sender sender) throws CannotRender {
        Map<String, String> values = new HashMap<>();
        values.put("contact_name", mail.to().name());
        values.put("sender_name", sender.fromName());
        values.put("sender_signature", sender.signatureHtml());
        values.putAll(mail.values());
        if (mail.type().purpose() == MailPurpose.MARKETING) {
            values.put("unsubscribe_url", unsubscribe.pageUrl(id, mail.to().language()));
        }
        return renderer.render(mail.type(), mail.template(), mail.to().language(), values, mail.markup());
    }

    Rendered instrumented(MailId id, Rendered rendered) {
        return new Rendered(
                rendered.template(),
                rendered.number(),
                rendered.subject(),
                tracking.instrument(id, rendered.html()),
                rendered.text());
    }

    String words(CannotRender why) {
        return texts.getMessage(why.messageKey(), why.arguments(), Locale.ENGLISH);
    }

    String remember(TemplateMail mail) {
        try {
            return json.writeValueAsString(mail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a mail's values", e);
        }
    }

    TemplateMail recall(String remembered) {
        try {
            return json.readValue(remembered, TemplateMail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail's values", e);
        }
    }
}
