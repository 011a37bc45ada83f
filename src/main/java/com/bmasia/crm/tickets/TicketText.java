package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import java.util.List;

/** The rules for what people write on a ticket. Each method gives the text as it is kept, or names field and rule. */
final class TicketText {

    private static final int MAX_SUBJECT = 200;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_REASON = 2_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 40;

    private TicketText() {}

    static String subject(String typed) {
        return checked("subject", SingleLine.of(typed), MAX_SUBJECT, true);
    }

    static String description(String typed) {
        return checked("description", typed, MAX_TEXT, false);
    }

    /** A comment, a question, a solution. */
    static String said(String typed) {
        return checked("text", typed, MAX_TEXT, true);
    }

    static String reason(String typed) {
        return checked("text", typed, MAX_REASON, true);
    }

    /** What a customer adds to a rating. */
    static String remark(String typed) {
        return checked("comment", typed, MAX_REASON, false);
    }

    static List<String> tags(List<String> typed) {
        List<String> tags = typed.stream()
                .map(SingleLine::of)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(tag -> tag.length() > MAX_TAG)) {
            throw new RuleViolation("tags", "tickets.rule.tags", MAX_TAGS, MAX_TAG);
        }
        return tags;
    }

    private static String checked(String field, String typed, int max, boolean required) {
        String text = typed == null ? "" : typed.strip();
        if (required && text.isEmpty()) {
            throw new RuleViolation(field, "tickets.rule.required");
        }
        if (text.length() > max) {
            throw new RuleViolation(field, "tickets.rule.tooLong", max, text.length());
        }
        return text;
    }
}
