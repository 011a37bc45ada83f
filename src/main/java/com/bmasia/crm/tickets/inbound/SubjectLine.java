package com.bmasia.crm.tickets.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the subject of an email: the number of a ticket, and what programs put before it. */
final class SubjectLine {

    private static final Pattern NUMBER = Pattern.compile("\\[\\s*(T-\\d{8}-\\d{4,9})\\s*]", Pattern.CASE_INSENSITIVE);

    private static final Pattern PREFIX = Pattern.compile(
            "^\\s*(re|fwd?|aw|wg|antw|sv|vs|tr|rv|enc|ref|ตอบกลับ|ส่งต่อ|ตอบ|回复|答复|转发)\\s*(\\[\\d+]|\\(\\d+\\))?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SubjectLine() {}

    static Optional<String> numberIn(String subject) {
        Matcher found = NUMBER.matcher(subject);
        return found.find() ? Optional.of(found.group(1).toUpperCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    /** Without "Re:", "Fwd:" and the like, however many, and without the number of another ticket. */
    static String cleaned(String subject) {
        String before;
        String clean = NUMBER.matcher(subject).replaceAll(" ").strip();
        do {
            before = clean;
            clean = PREFIX.matcher(clean).replaceFirst("").strip();
        } while (!clean.equals(before));
        return clean.replaceAll("\\s+", " ");
    }
}
