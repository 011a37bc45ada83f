package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A template as the API answers it.
 *
 * @param version to be sent back with a change; a later one means that somebody else was faster
 * @param number of the newest saved texts
 */
record EmailTemplateJson(
        UUID id,
        String name,
        TemplateType templateType,
        String subject,
        String bodyHtml,
        String bodyText,
        String subjectTh,
        String bodyHtmlTh,
        String bodyTextTh,
        boolean isActive,
        boolean isStandard,
        boolean isArchived,
        List<Variable> variableList,
        int version,
        int number,
        Instant createdAt,
        Instant updatedAt) {

    record Variable(String name, String description) {}

    /** @param words gives the text of a message key */
    static EmailTemplateJson of(TemplateView template, Function<String, String> words) {
        TemplateVariant none = TemplateVariant.of("", "", "");
        TemplateVariant english = template.variants().getOrDefault(Language.EN, none);
        TemplateVariant thai = template.variants().getOrDefault(Language.TH, none);
        return new EmailTemplateJson(
                template.id().value(),
                template.name(),
                template.type(),
                english.subject(),
                english.html(),
                english.text(),
                thai.subject(),
                thai.html(),
                thai.text(),
                template.active(),
                template.standard(),
                template.archived(),
                TemplateVariables.of(template.type()).stream()
                        .map(variable -> new Variable(variable.name(), words.apply(variable.description())))
                        .toList(),
                template.version(),
                template.number(),
                template.createdAt(),
                template.updatedAt());
    }
}
