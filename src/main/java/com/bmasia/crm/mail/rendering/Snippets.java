package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Checks;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/** Short texts in the language of templates that are no template, such as canned replies: checked, filled in, as plain text. */
@NamedInterface("snippets")
public final class Snippets {

    private Snippets() {}

    /**
     * @param names the variables of the type that can be filled in where the text is used
     * @throws com.bmasia.crm.shared.RuleViolation with all variables that cannot, at the field
     */
    public static void check(String field, String text, TemplateType type, Set<String> names) {
        Checks checks = new Checks();
        new VariableCheck(type, checks).ofText(field, text);
        checks.throwIfAny();
        try {
            TemplateText.ofText(text).variables().stream()
                    .filter(part -> !names.contains(part.name()))
                    .map(part -> TemplateFault.at(
                            text, part.position(), "mail.template.rule.other-type", part.name(), type.code()))
                    .forEach(fault -> fault.addTo(checks, field));
        } catch (TemplateFault fault) {
            fault.addTo(checks, field);
        }
        checks.throwIfAny();
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

    /** The words of markup, with dashes for lists and blank lines between paragraphs. */
    public static String words(String html) {
        return PlainText.of(html);
    }
}
