package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.rendering.PlainText;

/**
 * A template in one language.
 *
 * @param text the part for mail programs that show no markup; null where it is to be made from the markup
 * @param textEdited whether a person wrote the text part; else it follows the markup
 */
public record TemplateVariant(String subject, String html, String text, boolean textEdited) {

    public static TemplateVariant of(String subject, String html, String text) {
        return new TemplateVariant(subject, html, text, false);
    }

    boolean isBlank() {
        return isBlank(subject) && isBlank(PlainText.of(html)) && isBlank(text);
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
