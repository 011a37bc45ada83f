package com.bmasia.crm.mail.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A text with variables, read once and rendered often. It knows {@code {{name}}} and {@code {{name|default}}} and nothing
 * else: no sections, no partials, no way to say that a value shall not be escaped. Therefore it is not Mustache, though it
 * looks like it (docs/decisions/0013).
 */
final class TemplateText {

    private static final Pattern VARIABLE = Pattern.compile("\\s*([a-z][a-z0-9_]*)\\s*(?:\\|([^{}<>]*))?");
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = parts;
    }

    /** Text as it stands, or a variable: then {@code name} is set, and {@code text} is its default or null for none. */
    record Part(String name, String text, int position) {

        boolean isVariable() {
            return name != null;
        }
    }

    /** What a variable stands for. */
    interface Values {

        /** @param fallback null where the template names none */
        String of(String name, String fallback) throws CannotRender;
    }

    /** Of a plain text: the subject or the text part. */
    static TemplateText ofText(String source) throws TemplateFault {
        return parse(source, false);
    }

    /** Of markup: what stands between the braces is written with entities there. */
    static TemplateText ofHtml(String source) throws TemplateFault {
        return parse(source, true);
    }

    private static TemplateText parse(String source, boolean html) throws TemplateFault {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        for (int open = source.indexOf(OPEN); open >= 0; open = source.indexOf(OPEN, done)) {
            refuseStray(source, done, open);
            int close = source.indexOf(CLOSE, open);
            if (close < 0) {
                throw TemplateFault.at(source, open, "mail.template.rule.unclosed");
            }
            parts.add(new Part(null, source.substring(done, open), done));
            parts.add(variable(source, open, close, html));
            done = close + CLOSE.length();
        }
        refuseStray(source, done, source.length());
        parts.add(new Part(null, source.substring(done), done));
        return new TemplateText(List.copyOf(parts));
    }

    private static void refuseStray(String source, int from, int to) throws TemplateFault {
        int stray = source.indexOf(CLOSE, from);
        if (stray >= 0 && stray < to) {
            throw TemplateFault.at(source, stray, "mail.template.rule.unopened");
        }
    }

    private static Part variable(String source, int open, int close, boolean html) throws TemplateFault {
        String inside = source.substring(open + OPEN.length(), close);
        if (html && inside.indexOf('<') >= 0 && inside.indexOf('{') < 0) {
            throw TemplateFault.at(source, open, "mail.template.rule.formatted");
        }
        String plain = html ? Parser.unescapeEntities(inside, false).replace('\u00A0', ' ') : inside;
        Matcher variable = VARIABLE.matcher(plain);
        if (!variable.matches()) {
            throw TemplateFault.at(source, open, "mail.template.rule.construct");
        }
        String fallback = variable.group(2);
        return new Part(variable.group(1), fallback == null ? null : fallback.strip(), open);
    }

    List<Part> variables() {
        return parts.stream().filter(Part::isVariable).toList();
    }

    String render(Values values) throws CannotRender {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.isVariable() ? values.of(part.name(), part.text()) : part.text());
        }
        return text.toString();
    }
}
