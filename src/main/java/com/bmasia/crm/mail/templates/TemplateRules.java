package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.SingleLine;
import java.util.EnumMap;
import java.util.Map;

/** What a template must be, to be saved; makes of what was typed what is kept. */
final class TemplateRules {

    private static final int NAME = 120;
    private static final int SUBJECT = 300;
    private static final int BODY = 200_000;

    private final Violations violations = new Violations();

    private TemplateRules() {}

    /**
     * @param before the texts as they are now, which say whether a text part was written by a person; empty for a new one
     * @throws com.bmasia.crm.shared.RuleViolation with all that is wrong, each at its field
     */
    static TemplateDetails checked(TemplateDetails typed, Map<Language, TemplateVariant> before) {
        return new TemplateRules().check(typed, before);
    }

    private TemplateDetails check(TemplateDetails typed, Map<Language, TemplateVariant> before) {
        String name = SingleLine.of(typed.name());
        if (name.isEmpty() || name.length() > NAME) {
            violations.add("name", "mail.template.rule.name", NAME);
        }
        if (typed.type() == null) {
            violations.add("templateType", "mail.template.rule.type", "");
        }
        // Nothing can be said about variables without a type.
        violations.throwIfAny();
        Map<Language, TemplateVariant> kept = new EnumMap<>(Language.class);
        typed.variants().forEach((language, variant) -> {
            if (variant != null && !variant.isBlank()) {
                kept.put(language, variant(typed.type(), language, variant, before.get(language)));
            }
        });
        if (kept.isEmpty()) {
            violations.add("subject", "mail.template.rule.empty");
        }
        violations.throwIfAny();
        return new TemplateDetails(name, typed.type(), kept);
    }

    private TemplateVariant variant(
            TemplateType type, Language language, TemplateVariant typed, TemplateVariant before) {
        TemplateFields fields = TemplateFields.of(language);
        VariableCheck variables = new VariableCheck(type, violations);
        String subject = SingleLine.of(typed.subject());
        if (subject.isEmpty() || subject.length() > SUBJECT) {
            violations.add(fields.subject(), "mail.template.rule.subject", SUBJECT);
        } else {
            variables.ofSubject(fields.subject(), subject);
        }
        String html = html(fields.html(), typed.html(), variables);
        TextPart text = TextPart.of(typed, html, before);
        if (text.text().length() > BODY) {
            violations.add(fields.text(), "mail.template.rule.long", BODY);
        } else if (text.edited()) {
            // What was made from the markup has the same variables, and its refusals stand there already.
            variables.ofText(fields.text(), text.text());
        }
        return new TemplateVariant(subject, html, text.text(), text.edited());
    }

    private String html(String field, String typed, VariableCheck variables) {
        String source = typed == null ? "" : typed.replace("\r\n", "\n");
        if (source.length() > BODY) {
            violations.add(field, "mail.template.rule.long", BODY);
            return "";
        }
        variables.ofHtml(field, source);
        String html = MailHtml.sanitised(source);
        if (PlainText.of(html).isBlank() && !html.contains("<img")) {
            violations.add(field, "mail.template.rule.body");
        }
        return html;
    }

    /** The text part, and whether a person wrote it. */
    private record TextPart(String text, boolean edited) {

        static TextPart of(TemplateVariant typed, String html, TemplateVariant before) {
            String derived = PlainText.of(html);
            String text = typed.text() == null
                    ? ""
                    : typed.text().replace("\r\n", "\n").strip();
            boolean untouched =
                    before != null && !before.textEdited() && before.text().equals(text);
            boolean follows = text.isEmpty() || text.equals(derived) || untouched;
            return follows ? new TextPart(derived, false) : new TextPart(text, true);
        }
    }
}
