package com.bmasia.crm.mail.templates;

import com.bmasia.crm.shared.Language;

/** The names of the form's fields, by language, at which a refusal is shown. */
record TemplateFields(String subject, String html, String text) {

    static TemplateFields of(Language language) {
        String ending = language == Language.TH ? "Th" : "";
        return new TemplateFields("subject" + ending, "bodyHtml" + ending, "bodyText" + ending);
    }
}
