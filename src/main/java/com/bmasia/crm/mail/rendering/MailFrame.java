package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What is around the words of every mail: a whole document that mail programs show the same everywhere, and the foot, with
 * the way out where the mail needs consent.
 */
@Component
class MailFrame {

    private static final int PREVIEW = 110;

    private final TemplateText frame;
    private final MessageSource texts;

    MailFrame(MessageSource texts) {
        this.texts = texts;
        this.frame = read();
    }

    private static TemplateText read() {
        try {
            String source =
                    new ClassPathResource("frame.html", MailFrame.class).getContentAsString(StandardCharsets.UTF_8);
            return TemplateText.ofHtml(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateFault e) {
            throw new IllegalStateException("frame.html", e);
        }
    }

    /** @param unsubscribe the address of the page; not used where the type needs no consent */
    String html(TemplateType type, Language language, String subject, String content, String text, String unsubscribe)
            throws CannotRender {
        return frame.render((name, fallback) -> switch (name) {
            case "language" -> language.name().toLowerCase(Locale.ROOT);
            case "title" -> MailHtml.escaped(subject);
            // Mail programs show the beginning of the text beside the subject; without this, the markup's first words.
            case "preview" -> MailHtml.escaped(preview(text));
            case "content" -> content;
            case "foot" -> htmlFoot(type, language, unsubscribe);
            default -> throw new IllegalStateException(name);
        });
    }

    String text(TemplateType type, Language language, String content, String unsubscribe) {
        String foot = word(language, "company");
        if (type.topic().isPresent()) {
            foot += "\n" + word(language, "why") + "\n" + word(language, "unsubscribe") + ": " + unsubscribe;
        }
        // Dash, dash, blank: the mark by which mail programs know that the text has ended.
        return content + "\n\n-- \n" + foot + "\n";
    }

    private String htmlFoot(TemplateType type, Language language, String unsubscribe) {
        String company = MailHtml.escaped(word(language, "company"));
        return type.topic().isEmpty()
                ? company
                : company + "<br>" + MailHtml.escaped(word(language, "why")) + "<br><a href=\""
                        + MailHtml.escaped(unsubscribe) + "\" style=\"color:#6b5b45;text-decoration:underline\">"
                        + MailHtml.escaped(word(language, "unsubscribe")) + "</a>";
    }

    private static String preview(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= PREVIEW
                ? line
                : line.substring(0, line.offsetByCodePoints(0, PREVIEW));
    }

    private String word(Language language, String word) {
        String key = "mail.frame." + language.name().toLowerCase(Locale.ROOT) + "." + word;
        return texts.getMessage(key, null, Locale.ENGLISH);
    }
}
