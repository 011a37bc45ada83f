package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateVariable.Kind;
import java.util.Map;

/** The values of one mail, written as each of its parts needs them. */
final class MailValues {

    private final TemplateType type;
    private final Map<String, String> values;

    private final Map<String, String> markup;

    /** @param markup text values that also exist with formatting, for the HTML part */
    MailValues(TemplateType type, Map<String, String> values, Map<String, String> markup) {
        this.type = type;
        this.values = values;
        this.markup = markup;
    }

    /** One line without control characters, so that no value begins a header of its own. */
    String inSubject(String name, String fallback) throws CannotRender {
        String value = value(name, fallback);
        return kind(name) == Kind.HTML ? PlainText.of(value) : value;
    }

    String inHtml(String name, String fallback) throws CannotRender {
        String value = value(name, fallback);
        if (markup.containsKey(name)) {
            return MailHtml.sanitised(markup.get(name));
        }
        return kind(name) == Kind.HTML ? MailHtml.sanitised(value) : MailHtml.escaped(value);
    }

    String inText(String name, String fallback) throws CannotRender {
        String value = value(name, fallback);
        return kind(name) == Kind.HTML ? PlainText.of(value) : value;
    }

    private String value(String name, String fallback) throws CannotRender {
        Kind kind = kind(name);
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            if (fallback == null && kind != Kind.HTML) {
                throw new CannotRender("mail.template.cannot.value", name);
            }
            return fallback == null ? "" : fallback;
        }
        if (kind == Kind.URL && !MailHtml.isAddress(value.strip())) {
            throw new CannotRender("mail.template.cannot.address", name);
        }
        return kind == Kind.URL ? value.strip() : value;
    }

    private Kind kind(String name) throws CannotRender {
        return TemplateVariables.find(name)
                .filter(variable -> variable.isOfferedBy(type))
                .map(TemplateVariable::kind)
                .orElseThrow(() -> new CannotRender("mail.template.cannot.value", name));
    }
}
