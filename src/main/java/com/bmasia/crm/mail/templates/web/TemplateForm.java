package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateDetails;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.mail.templates.TemplateView;
import com.bmasia.crm.shared.Language;
import java.util.EnumMap;
import java.util.Map;

/**
 * A template as it is typed. {@code version} is what the person saw when the form was opened; {@code deriveText} asks to
 * make the text part from the markup again.
 */
record TemplateForm(
        Integer version,
        String name,
        TemplateType templateType,
        String subject,
        String bodyHtml,
        String bodyText,
        Boolean deriveText,
        String subjectTh,
        String bodyHtmlTh,
        String bodyTextTh,
        Boolean deriveTextTh,
        String note) {

    static TemplateForm empty(TemplateType type) {
        return new TemplateForm(
                null,
                null,
                type == null ? TemplateType.GENERAL : type,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                false,
                null);
    }

    static TemplateForm of(TemplateView saved) {
        TemplateVariant none = TemplateVariant.of("", "", "");
        TemplateVariant english = saved.variants().getOrDefault(Language.EN, none);
        TemplateVariant thai = saved.variants().getOrDefault(Language.TH, none);
        return new TemplateForm(
                saved.version(),
                saved.name(),
                saved.type(),
                english.subject(),
                english.html(),
                english.text(),
                false,
                thai.subject(),
                thai.html(),
                thai.text(),
                false,
                null);
    }

    /** What was typed, over the version that is saved now. */
    TemplateForm over(TemplateForm saved) {
        return new TemplateForm(
                saved.version,
                name,
                templateType,
                subject,
                bodyHtml,
                bodyText,
                deriveText,
                subjectTh,
                bodyHtmlTh,
                bodyTextTh,
                deriveTextTh,
                note);
    }

    TemplateVariant variant(Language language) {
        return language == Language.TH
                ? TemplateVariant.of(subjectTh, bodyHtmlTh, Boolean.TRUE.equals(deriveTextTh) ? null : bodyTextTh)
                : TemplateVariant.of(subject, bodyHtml, Boolean.TRUE.equals(deriveText) ? null : bodyText);
    }

    TemplateDetails details() {
        Map<Language, TemplateVariant> variants = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            variants.put(language, variant(language));
        }
        return new TemplateDetails(name, templateType, variants);
    }
}
