package com.bmasia.crm.mail.mime;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an invitation, or the answer to one, says (RFC 5546). */
final class CalendarWords {

    private static final Pattern METHOD = Pattern.compile("(?mi)^METHOD:\\s*(\\w+)");
    private static final Pattern ANSWER = Pattern.compile("(?mi)^ATTENDEE.*?PARTSTAT=([\\w-]+)");
    private static final Pattern SUMMARY = Pattern.compile("(?mi)^SUMMARY[^:\\n]*:(.*)$");

    private CalendarWords() {}

    static Optional<String> in(String calendar) {
        String unfolded = calendar.replaceAll("\\r?\\n[ \\t]", "");
        String method = first(METHOD, unfolded).toUpperCase(Locale.ROOT);
        String summary = first(SUMMARY, unfolded).strip().replace("\\,", ",").replace("\\n", " ");
        String what = summary.isEmpty() ? "" : ": " + summary;
        return switch (method) {
            case "REPLY" -> Optional.of(answer(first(ANSWER, unfolded)) + what);
            case "REQUEST" -> Optional.of("Invitation" + what);
            case "CANCEL" -> Optional.of("Cancelled invitation" + what);
            default -> Optional.empty();
        };
    }

    private static String answer(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> "Accepted the invitation";
            case "DECLINED" -> "Declined the invitation";
            case "TENTATIVE" -> "Tentatively accepted the invitation";
            default -> "Replied to the invitation";
        };
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
