package com.bmasia.crm.mail.mime;

import com.bmasia.crm.mail.mime.EmailParts.Part;
import com.bmasia.crm.mail.mime.ReadEmail.EmailFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an email as it came over the wire. */
public final class EmailReader {

    private static final List<String> RECIPIENTS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To", "Resent-To");

    private EmailReader() {}

    /** @throws UnreadableEmail where it has no parts that could be read, or too many */
    public static ReadEmail read(byte[] raw) {
        EmailParts parts = EmailParts.of(raw);
        Headers headers = parts.headers();
        QuotedHistory words = words(parts);
        String from = headers.first("From");
        return new ReadEmail(
                headers,
                headers.messageIds("Message-ID").stream().findFirst().orElse(null),
                Headers.addressIn(from).orElse(null),
                clean(Headers.nameIn(from)),
                RECIPIENTS.stream()
                        .flatMap(name -> headers.addresses(name).stream())
                        .distinct()
                        .toList(),
                references(headers),
                clean(headers.first("Subject")),
                clean(words.own()).strip(),
                words.quoted() == null ? null : clean(words.quoted()),
                MachineMade.header(headers).orElse(null),
                files(parts));
    }

    /** One that cannot be read, for a person who makes something of it all the same: what is known, and all of it as a file. */
    public static ReadEmail unreadable(String sender, String subject, byte[] raw) {
        return new ReadEmail(
                new Headers(),
                null,
                Headers.addressIn(sender).orElse(null),
                clean(Headers.nameIn(sender)),
                List.of(),
                List.of(),
                clean(subject),
                "",
                null,
                null,
                raw.length == 0 ? List.of() : List.of(new EmailFile("email.eml", raw)));
    }

    private static List<String> references(Headers headers) {
        List<String> older = new ArrayList<>(headers.messageIds("References"));
        Collections.reverse(older);
        Set<String> all = new LinkedHashSet<>(headers.messageIds("In-Reply-To"));
        all.addAll(older);
        return List.copyOf(all);
    }

    /** The plain text where there is one with words; a program that sends both means the same by them. */
    private static QuotedHistory words(EmailParts parts) {
        List<String> said = new ArrayList<>();
        parts.calendars().forEach(calendar -> CalendarWords.in(calendar.text()).ifPresent(said::add));
        String plain = join(parts.texts().stream().filter(part -> part.isType("text/plain")));
        QuotedHistory words = plain.isBlank()
                ? HtmlWords.of(join(parts.texts().stream().filter(part -> part.isType("text/html"))))
                : QuotedHistory.in(plain.replace("\r\n", "\n").strip());
        if (said.isEmpty()) {
            return words;
        }
        said.add(words.own());
        return new QuotedHistory(String.join("\n\n", said), words.quoted());
    }

    private static String join(Stream<Part> parts) {
        return String.join("\n\n", parts.map(Part::text).toList());
    }

    private static List<EmailFile> files(EmailParts parts) {
        return parts.files().stream()
                .filter(part -> part.content().length > 0)
                .map(part -> new EmailFile(part.fileName(), part.content()))
                .toList();
    }

    /** Without what PostgreSQL cannot keep and no reader can see. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}", "");
    }
}
