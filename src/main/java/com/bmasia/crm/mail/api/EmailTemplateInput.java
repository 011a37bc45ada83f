package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateDetails;
import com.bmasia.crm.mail.templates.TemplateVariant;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.web.api.Given;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/** What a client may set of a template. Without {@code body_text} the text part follows the markup. */
record EmailTemplateInput(
        Given<String> name,
        Given<TemplateType> templateType,
        Given<String> subject,
        Given<String> bodyHtml,
        Given<String> bodyText,
        Given<String> subjectTh,
        Given<String> bodyHtmlTh,
        Given<String> bodyTextTh,
        Given<Boolean> isActive,
        Given<Boolean> isStandard,
        Given<Boolean> isArchived,
        Given<Integer> version,
        Given<String> note,
        @JsonAnySetter Map<String, JsonNode> others) {

    static final TemplateDetails NOTHING = new TemplateDetails(null, null, Map.of());

    /** These details, with what was sent in their place. */
    TemplateDetails over(TemplateDetails now) {
        Map<Language, TemplateVariant> variants = new EnumMap<>(Language.class);
        variants.put(Language.EN, variant(now.variants().get(Language.EN), subject, bodyHtml, bodyText));
        variants.put(Language.TH, variant(now.variants().get(Language.TH), subjectTh, bodyHtmlTh, bodyTextTh));
        return new TemplateDetails(name.or(now.name()), templateType.or(now.type()), variants);
    }

    private static TemplateVariant variant(
            TemplateVariant now, Given<String> subject, Given<String> html, Given<String> text) {
        TemplateVariant current = now == null ? TemplateVariant.of(null, null, null) : now;
        return TemplateVariant.of(subject.or(current.subject()), html.or(current.html()), text.or(current.text()));
    }
}
