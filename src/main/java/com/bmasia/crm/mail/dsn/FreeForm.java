package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.answers.AnswerRules;
import com.bmasia.crm.mail.dsn.BounceRules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports that are written for people only, as qmail, Exim, older Exchange servers and many web mailers send them. */
final class FreeForm {

    private static final String ADDRESS = "([\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w.-]{1,188}\\w)";

    /** Where the report ends and the mail that comes back begins. */
    private static final Pattern ORIGINAL = Pattern.compile(
            String.join(
                    "|",
                    "--- Below this line is a copy of the message",
                    "-{3,} ?This is a copy of (the|your) message",
                    "-{3,} ?(The header of the )?original message",
                    "-{3,} ?(Message|Unsent message) (header|below)",
                    "Original message headers:",
                    "-{3,} ?ข้อความ(ต้นฉบับ|เดิม)"),
            Pattern.CASE_INSENSITIVE);

    /** Who it is about, and where what is said of that address begins. */
    private static final List<Pattern> RECIPIENTS = List.of(
            // qmail, Yahoo: <nok@hotel.example>: and the reason below it
            Pattern.compile("^\\s*<" + ADDRESS + ">:", Pattern.MULTILINE),
            // Exim: the address on a line of its own, indented
            Pattern.compile("^[ \\t]+" + ADDRESS + "[ \\t]*$", Pattern.MULTILINE),
            // Exchange: the address on a line of its own, or with its link
            Pattern.compile("^" + ADDRESS + "(?:<mailto:[^>]*>|\\([^)]*\\))?[ \\t]*$", Pattern.MULTILINE),
            // in a sentence
            Pattern.compile(
                    "(?:to|for|recipient|address|user|ถึง|ไปยัง|ที่อยู่|ผู้รับ|อีเมล)(?: address)?\\s*[:：]?\\s*[<'\"(]?"
                            + ADDRESS,
                    Pattern.CASE_INSENSITIVE));

    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_RECIPIENTS = 50;
    private static final int REASON_LENGTH = 1500;

    private FreeForm() {}

    /**
     * @param front the report's own words of the subject, without ours
     * @param failed the header {@code X-Failed-Recipients}; empty where there is none
     * @return empty where the text does not say that a mail failed
     */
    static List<RecipientReport> read(String front, String text, String failed) {
        String report = reportIn(text);
        boolean saysSo = !failed.isBlank()
                || BounceWords.FAILED.standIn(report)
                || BounceWords.FAILED.standIn(front)
                || BounceWords.DELAYED.standIn(report);
        if (!saysSo) {
            return List.of();
        }
        boolean delayed = BounceWords.DELAYED.standIn(report) || BounceWords.DELAYED.standIn(front);
        boolean given = BounceWords.FAILED.standIn(front) && !BounceWords.DELAYED.standIn(front);
        List<RecipientReport> recipients = new ArrayList<>();
        for (String recipient : recipients(report, failed)) {
            recipients.add(of(recipient, reasonFor(recipient, report), delayed && !given));
        }
        return recipients.isEmpty() ? List.of(of(null, report, delayed && !given)) : recipients;
    }

    private static String reportIn(String text) {
        String first = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        Matcher original = ORIGINAL.matcher(first);
        return original.find() ? first.substring(0, original.start()) : first;
    }

    private static RecipientReport of(String recipient, String words, boolean delayed) {
        Verdict verdict = BounceRules.judge(delayed ? "delayed" : "", AnswerRules.code(null, words), words);
        return new RecipientReport(
                recipient, null, verdict.fate(), verdict.about(), verdict.status(), words, verdict.rule());
    }

    private static Set<String> recipients(String report, String failed) {
        Set<String> found = new LinkedHashSet<>();
        Matcher header = Pattern.compile(ADDRESS).matcher(failed);
        while (header.find()) {
            found.add(header.group(1));
        }
        for (Pattern pattern : RECIPIENTS) {
            Matcher named = pattern.matcher(report);
            while (found.size() < MOST_RECIPIENTS && named.find() && (failed.isBlank() || found.isEmpty())) {
                found.add(named.group(1));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** What follows the address; where nothing does, all that is said. */
    private static String reasonFor(String recipient, String report) {
        int at = report.indexOf(recipient);
        int end = at < 0 ? -1 : at + recipient.length();
        String after = end < 0 ? "" : report.substring(end, Math.min(report.length(), end + REASON_LENGTH));
        return AnswerRules.givesReason(after) ? after.replaceAll("^[\\s>:<(]+", "") : report;
    }
}
