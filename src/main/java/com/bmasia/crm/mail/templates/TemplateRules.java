package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.MailHtml;
import com.bmasia.crm.mail.rendering.PlainText;
import com.bmasia.crm.mail.rendering.VariableCheck;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.SingleLine;
import java.util.EnumMap;
import java.util.Map;

/** What a template must be, to be saved; makes of what was typed what is kept. */
final class TemplateRules {

    private static final int NAME = 120;
    private static final int SUBJECT = 300;
    private static final int BODY = 200_000;

    private final Checks checks = new Checks();

    private TemplateRules() {}

    /**
     * @param before the texts as they are now, which say whether a text part was written by a person; empty for a new one
     * @throws com.bmasia.crm.shared.RuleViolation with all that is wrong, each at its field
     */
    static TemplateDetails checked(TemplateDetails typed, Map<Language, TemplateVariant> before) {
        return new TemplateRules().check(typed, before);
    }

    private TemplateDetails check(TemplateDetails typed, Map<Language, TemplateVariant> before) {
        String name = checks.required("name", typed.name(), NAME);
        checks.require(typed.type() != null, "templateType", "mail.template.rule.type", "");
        // Nothing can be said about variables without a type.
        checks.throwIfAny();
        Map<Language, TemplateVariant> kept = new EnumMap<>(Language.class);
        typed.variants().forEach((language, variant) -> {
            if (variant != null && !variant.isBlank()) {
                kept.put(language, variant(typed.type(), language, variant, before.get(language)));
            }
        });
        checks.require(!kept.isEmpty(), "subject", "mail.template.rule.empty");
        checks.throwIfAny();
        return new TemplateDetails(name, typed.type(), kept);
    }

    private TemplateVariant variant(
            TemplateType type, Language language, TemplateVariant typed, TemplateVariant before) {
        TemplateFields fields = TemplateFields.of(language);
        VariableCheck variables = new VariableCheck(type, checks);
        String subject = SingleLine.of(typed.subject());
        if (subject.isEmpty() || subject.length() > SUBJECT) {
            checks.add(fields.subject(), "mail.template.rule.subject", SUBJECT);
        } else {
            variables.ofSubject(fields.subject(), subject);
        }
        String html = html(fields.html(), typed.html(), variables);
        TextPart text = TextPart.of(typed, html, before);
        if (text.text().length() > BODY) {
            checks.add(fields.text(), Checks.TOO_LONG, BODY, text.text().length());
        } else if (text.edited()) {
            // What was made from the markup has the same variables, and its refusals stand there already.
            variables.ofText(fields.text(), text.text());
        }
        return new TemplateVariant(subject, html, text.text(), text.edited());
    }

    private String html(String field, String typed, VariableCheck variables) {
        String source = typed == null ? "" : typed.replace("\r\n", "\n");
        if (source.length() > BODY) {
            checks.add(field, Checks.TOO_LONG, BODY, source.length());
            return "";
        }
        variables.ofHtml(field, source);
        String html = MailHtml.sanitised(source);
        if (PlainText.of(html).isBlank() && !html.contains("<img")) {
            checks.add(field, "mail.template.rule.body");
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

    /** The names of the form's fields, by language, at which a refusal is shown. */
    record TemplateFields(String subject, String html, String text) {

        static TemplateFields of(Language language) {
            String ending = language == Language.TH ? "Th" : "";
            return new TemplateFields("subject" + ending, "bodyHtml" + ending, "bodyText" + ending);
        }
    }
}
