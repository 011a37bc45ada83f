package com.bmasia.crm.mail.templates;

/** One language of a version, ready to be rendered. */
record CompiledVariant(TemplateText subject, TemplateText html, TemplateText text) {

    static CompiledVariant of(String subject, String html, String text) throws TemplateFault {
        return new CompiledVariant(
                TemplateText.ofText(subject), TemplateText.ofHtml(MailStyles.applied(html)), TemplateText.ofText(text));
    }
}
