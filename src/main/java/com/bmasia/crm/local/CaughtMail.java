package com.bmasia.crm.local;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    /** Addresses in the mail, to follow them without copying. */
    public List<String> links() {
        return LINK.matcher((text == null ? "" : text) + "\n" + (html == null ? "" : html))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
