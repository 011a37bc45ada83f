package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.NamedInterface;

/** Short texts in the language of templates that are no template, such as canned replies: checked, filled in, as plain text. */
@NamedInterface("snippets")
public final class Snippets {

    private Snippets() {}

    /** @throws com.bmasia.crm.shared.RuleViolation with all variables that the type does not offer, at the field */
    public static void check(String field, String text, TemplateType type) {
        Violations violations = new Violations();
        new VariableCheck(type, violations).ofText(field, text);
        violations.throwIfAny();
    }

    /** A variable without value and default stays as it is written, so that the person who uses the text sees it. */
    public static String fill(String text, Map<String, String> values) {
        try {
            return TemplateText.ofText(text).render((name, fallback) -> {
                String value = values.get(name);
                if (value != null && !value.isBlank()) {
                    return value;
                }
                return fallback == null ? "{{" + name + "}}" : fallback;
            });
        } catch (TemplateFault | CannotRender e) {
            return text;
        }
    }

    /** What can be written in such a text, with the braces. */
    public static List<String> variables(TemplateType type, List<String> names) {
        return TemplateVariables.of(type).stream()
                .filter(variable -> names.contains(variable.name()))
                .map(TemplateVariable::written)
                .toList();
    }

    /** The words of markup, with dashes for lists and blank lines between paragraphs. */
    public static String words(String html) {
        return PlainText.of(html);
    }
}
