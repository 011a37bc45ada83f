package com.bmasia.crm.mail.rendering;

/** One language of a version, ready to be rendered. */
public record CompiledVariant(TemplateText subject, TemplateText html, TemplateText text) {

    public static CompiledVariant of(String subject, String html, String text) throws TemplateFault {
        return new CompiledVariant(
                TemplateText.ofText(subject), TemplateText.ofHtml(MailStyles.applied(html)), TemplateText.ofText(text));
    }
}
