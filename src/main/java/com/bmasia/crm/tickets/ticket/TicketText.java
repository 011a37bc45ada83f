package com.bmasia.crm.tickets.ticket;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.SingleLine;
import java.util.List;
import java.util.function.Function;

/** What people write about a ticket, as it is kept, and the rules for all else that they write on one. */
public record TicketText(String subject, String description, List<String> tags) {

    private static final int MAX_SUBJECT = 200;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_REASON = 2_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 40;

    /** Cleaned; refuses with all that is wrong. */
    public static TicketText of(String subject, String description, List<String> tags) {
        return checked(checks -> read(subject, description, tags, checks));
    }

    /** The same where other fields are checked with it. */
    public static TicketText read(String subject, String description, List<String> tags, Checks checks) {
        return new TicketText(
                checks.required("subject", subject, MAX_SUBJECT),
                orEmpty(checks.text("description", description, MAX_TEXT)),
                tags(tags, checks));
    }

    /** A comment, a question, a solution. */
    public static String said(String typed) {
        return checked(checks -> checks.required("text", checks.text("text", typed, MAX_TEXT)));
    }

    static String reason(String typed) {
        return checked(checks -> checks.required("text", checks.text("text", typed, MAX_REASON)));
    }

    /** What a customer adds to a rating. */
    public static String remark(String typed) {
        return orEmpty(checked(checks -> checks.text("comment", typed, MAX_REASON)));
    }

    private static List<String> tags(List<String> typed, Checks checks) {
        List<String> tags = typed.stream()
                .map(SingleLine::of)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        boolean fit = tags.size() <= MAX_TAGS && tags.stream().allMatch(tag -> tag.length() <= MAX_TAG);
        checks.require(fit, "tags", "tickets.rule.tags", MAX_TAGS, MAX_TAG);
        return tags;
    }

    private static <T> T checked(Function<Checks, T> reading) {
        Checks checks = new Checks();
        T kept = reading.apply(checks);
        checks.throwIfAny();
        return kept;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
