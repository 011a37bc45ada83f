package com.bmasia.crm.mail.answers;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one place that judges what a mail server answered, whether it said so to our face or in a report that came later: the
 * same words must never silence a person in one way and not in the other.
 */
public final class AnswerRules {

    /** Beyond, it is no answer any more, and matching would take its time. */
    private static final int MOST = 8_000;

    private static final Pattern CODE = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern AFTER_REPLY =
            Pattern.compile("\\b[45]\\d\\d[ -]#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\d.])#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?:^|[\\s:'\"(])([45])\\d\\d[\\s:;,-]");

    /** Names say nothing: a user may be called "spam", and a host "blocked". */
    private static final Pattern NAMES = Pattern.compile("<?[^\\s<>@]{1,64}@[^\\s<>@,;:)]{1,255}>?"
            + "|(?<![\\w.-])[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,6}\\.[a-z]{2,20}(?![\\w-])");

    private AnswerRules() {}

    /**
     * @param code of RFC 3463, such as {@code 5.1.1}; null where there is none
     * @param rule the row of the table that decided
     */
    public record Verdict(About about, String code, String rule) {}

    /** @param said the answer, with its code where the server gave one */
    public static Verdict judge(String said) {
        return judge(null, said);
    }

    /** @param status what a report gives as the status besides; null where there is none */
    public static Verdict judge(String status, String said) {
        String words = said.length() > MOST ? said.substring(0, MOST) : said;
        String code = code(status, words);
        String plain = plain(words);
        String found = code == null ? "" : code;
        for (AnswerRule rule : AnswerRule.values()) {
            if (rule.fits(found, plain)) {
                return new Verdict(rule.about(), code, rule.code());
            }
        }
        return code == null && isTemporary(words)
                ? new Verdict(About.MAILBOX, null, AnswerRule.TEMPORARY.code())
                : new Verdict(About.UNCLEAR, code, "unclear");
    }

    /** Whether the words alone give a reason, whatever it is. */
    public static boolean givesReason(String said) {
        return !judge(null, said).rule().equals("unclear");
    }

    private static String plain(String words) {
        return NAMES.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isTemporary(String words) {
        Matcher reply = REPLY.matcher(words + " ");
        boolean any = false;
        while (reply.find()) {
            if (reply.group(1).equals("5")) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** The status, unless it says no more than "permanent" and the server's answer is more exact. */
    public static String code(String status, String words) {
        String given = status != null && CODE.matcher(status).matches() ? status : null;
        if (given != null && !given.endsWith(".0.0")) {
            return given;
        }
        Matcher exact = AFTER_REPLY.matcher(words);
        if (exact.find()) {
            return exact.group(1);
        }
        Matcher any = ANYWHERE.matcher(words);
        return any.find() ? any.group(1) : given;
    }
}
