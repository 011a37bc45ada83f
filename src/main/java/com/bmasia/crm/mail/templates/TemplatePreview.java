package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateRecords;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.accounts.Sender;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.CompiledVariant;
import com.bmasia.crm.mail.rendering.MailHtml;
import com.bmasia.crm.mail.rendering.PlainText;
import com.bmasia.crm.mail.rendering.TemplateFault;
import com.bmasia.crm.mail.rendering.TemplateRenderer;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.CurrentUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A mail as it would be, with made-up values or those of a real record; also of texts that are not saved yet. */
@Component
public class TemplatePreview {

    private static final int CHOICES = 20;

    private final TemplateRenderer renderer;
    private final Senders senders;
    private final ObjectProvider<TemplateRecords> records;

    TemplatePreview(TemplateRenderer renderer, Senders senders, ObjectProvider<TemplateRecords> records) {
        this.renderer = renderer;
        this.senders = senders;
        this.records = records;
    }

    public record Preview(String subject, String html, String text) {}

    public List<TemplateRecords.Choice> records(TemplateType type, String typed, CurrentUser by) {
        return of(type).map(records -> records.search(typed, CHOICES, by)).orElse(List.of());
    }

    /** @param record the id of a choice; empty for made-up values */
    public Preview of(TemplateType type, Language language, TemplateVariant variant, String record, CurrentUser by)
            throws CannotRender {
        CompiledVariant compiled;
        try {
            compiled = CompiledVariant.of(
                    text(variant.subject()), MailHtml.sanitised(text(variant.html())), textPart(variant));
        } catch (TemplateFault fault) {
            throw new CannotRender(fault.messageKey(), fault.arguments());
        }
        TemplateRenderer.Parts parts = renderer.render(type, language, compiled, values(type, language, record, by));
        return new Preview(parts.subject(), parts.html(), parts.text());
    }

    /** Made-up values, over them what the record knows: also that something is missing. */
    private Map<String, String> values(TemplateType type, Language language, String record, CurrentUser by) {
        Map<String, String> values = new HashMap<>(TemplateVariables.examples(type, language));
        Sender sender = senders.resolve(by.id());
        values.put("sender_name", sender.fromName());
        if (!sender.signatureHtml().isBlank()) {
            values.put("sender_signature", sender.signatureHtml());
        }
        if (record != null && !record.isBlank()) {
            of(type).ifPresent(records -> values.putAll(records.values(record, by)));
        }
        return values;
    }

    private Optional<TemplateRecords> of(TemplateType type) {
        return records.stream().filter(known -> known.types().contains(type)).findFirst();
    }

    private static String textPart(TemplateVariant variant) {
        return text(variant.text()).isBlank() ? PlainText.of(variant.html()) : variant.text();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
