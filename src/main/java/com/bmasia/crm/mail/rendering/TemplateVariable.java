package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.util.Map;
import java.util.Set;

/**
 * One variable of the catalogue.
 *
 * @param examples by language, for previews
 * @param types the types of templates that offer it
 */
public record TemplateVariable(String name, Kind kind, Map<Language, String> examples, Set<TemplateType> types) {

    /** How a value gets into a mail. */
    public enum Kind {
        /** Escaped; line breaks stay. */
        TEXT,
        /** An address of the web, also as the whole target of a link. */
        URL,
        /** Markup that is sanitised, such as a signature; may be empty. */
        HTML
    }

    /** The message key of its description. */
    public String description() {
        return "mail.variable." + name;
    }

    public String example(Language language) {
        return examples.get(language);
    }

    /** The English example on one line, without markup. */
    public String exampleInWords() {
        String example = example(Language.EN);
        return kind == Kind.HTML ? PlainText.of(example).replaceAll("\\n+", ", ") : example.replace('\n', ' ');
    }

    public boolean isOfferedBy(TemplateType type) {
        return types.contains(type);
    }

    /** As it is written in a template. */
    public String written() {
        return "{{" + name + "}}";
    }
}
