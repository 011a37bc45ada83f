package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.templates.TemplateRules.TemplateFields;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.Changes;
import java.util.Map;
import java.util.function.Function;

/** What an edit changed, for the audit log: the texts themselves are in the versions. */
final class TemplateChanges {

    private TemplateChanges() {}

    static Changes ofNew(TemplateDetails details) {
        return subjects(
                new Changes().field("name", null, details.name()).field("type", null, details.type()),
                Map.of(),
                details);
    }

    static Changes between(MailTemplate template, Map<Language, TemplateVariant> before, TemplateDetails details) {
        Changes changes = new Changes()
                .field("name", template.name(), details.name())
                .field("type", template.type(), details.type());
        if (!before.equals(details.variants())) {
            changes.field("templateVersion", template.number(), template.number() + 1);
        }
        return subjects(changes, before, details);
    }

    private static Changes subjects(Changes changes, Map<Language, TemplateVariant> before, TemplateDetails after) {
        for (Language language : Language.values()) {
            Function<Map<Language, TemplateVariant>, String> subject = variants ->
                    variants.containsKey(language) ? variants.get(language).subject() : null;
            changes.field(
                    TemplateFields.of(language).subject(), subject.apply(before), subject.apply(after.variants()));
        }
        return changes;
    }
}
