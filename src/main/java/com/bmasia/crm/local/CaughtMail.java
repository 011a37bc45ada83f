package com.bmasia.crm.local;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** A mail that stayed on this machine. {@code text} and {@code html} are null where the mail has no such part;
 * {@code replyTo} is where an answer goes. */
public record CaughtMail(
        long id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<String> attachments,
        String messageId,
        String replyTo) {

    /** In plain text an address often stands in brackets. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"')]+");

    /** Addresses in the mail, to follow them without copying. */
    public List<String> links() {
        Stream<String> inText = LINK.matcher(text == null ? "" : text).results().map(MatchResult::group);
        Stream<String> inHtml = Jsoup.parse(html == null ? "" : html).select("a[href^=http], img[src^=http]").stream()
                .map(element -> element.attr(element.hasAttr("href") ? "href" : "src"));
        return Stream.concat(inText, inHtml).distinct().toList();
    }
}
