package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.SingleLine;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes mails of templates and values. */
@Component
public class TemplateRenderer {

    private final StoredTemplates stored;
    private final MailFrame frame;
    private final Clock clock;
    private final ZoneId zone;

    TemplateRenderer(StoredTemplates stored, MailFrame frame, Clock clock, ZoneId zone) {
        this.stored = stored;
        this.frame = frame;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param idOrNull which template; null for the standard one of the type, or, where none is, its oldest active one
     * @param language where the template does not speak it, it is English, else the one it does speak
     * @param values by the names of the catalogue; the current year is added, as the mail's language counts it
     */
    public Rendered render(TemplateType type, TemplateId idOrNull, Language language, Map<String, String> values)
            throws CannotRender {
        return render(type, idOrNull, language, values, Map.of());
    }

    /** @param markup values of text variables with formatting, for the HTML part */
    public Rendered render(
            TemplateType type,
            TemplateId idOrNull,
            Language language,
            Map<String, String> values,
            Map<String, String> markup)
            throws CannotRender {
        StoredTemplates.Choice choice = stored.choose(type, idOrNull, language);
        Parts parts = render(type, choice.language(), choice.compiled(), values, markup);
        return new Rendered(choice.id(), choice.number(), parts.subject(), parts.html(), parts.text());
    }

    /** A mail without knowing from which stored template: for previews of what is not saved yet. */
    public Parts render(TemplateType type, Language language, CompiledVariant variant, Map<String, String> given)
            throws CannotRender {
        return render(type, language, variant, given, Map.of());
    }

    private Parts render(
            TemplateType type,
            Language language,
            CompiledVariant variant,
            Map<String, String> given,
            Map<String, String> markup)
            throws CannotRender {
        Map<String, String> values = new HashMap<>(given);
        values.put("current_year", year(language));
        MailValues written = new MailValues(type, values, markup);
        String subject = SingleLine.of(variant.subject().render(written::inSubject));
        String content = variant.html().render(written::inHtml);
        String text = variant.text().render(written::inText);
        String unsubscribe = type.topic().isPresent() ? written.inText("unsubscribe_url", null) : "";
        return new Parts(
                subject,
                frame.html(type, language, subject, content, text, unsubscribe),
                frame.text(type, language, text, unsubscribe));
    }

    /** Thai mails count years of the Buddhist era, as the people who read them do. */
    private String year(Language language) {
        int year = Year.now(clock.withZone(zone)).getValue();
        return String.valueOf(language == Language.TH ? year + 543 : year);
    }

    public record Parts(String subject, String html, String text) {}

    /** A template with its values in place. {@code subject} is one line; {@code html} is a whole document. */
    public record Rendered(TemplateId template, int number, String subject, String html, String text) {}
}
