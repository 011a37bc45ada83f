package com.bmasia.crm.mail.mime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts what somebody wrote from the history that the program repeated below it. Answers between the lines of a quotation
 * stay where they are: there, what is quoted is needed to understand them.
 *
 * @param own never blank where there is any text at all
 * @param quoted null for none
 */
record QuotedHistory(String own, String quoted) {

    private static final String WROTE = "(wrote|schrieb|a écrit|escribió|ha scritto|schreef|เขียนว่า|เขียน|写道|のメール)";

    /** "On Friday … somebody wrote:", on one line or two. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?m)^[ \\t]*(On|Am|Le|El|Il|Op|เมื่อ|ในวันที่|วันที่|在)\\b?[^\\n]{4,200}(\\n(?![ \\t]*>)[^\\n]{0,150}?)?"
                    + WROTE + "[ \\t]*:?[ \\t]*$");

    private static final Pattern ORIGINAL = Pattern.compile(
            "(?mi)^[ \\t]*-{2,}[ \\t]*(original message|original appointment|forwarded message|ursprüngliche nachricht|ข้อความต้นฉบับ|ข้อความเดิม)[ \\t]*-{2,}[ \\t]*$");

    /** What Outlook puts above: From, Sent or Date, To, Subject. */
    private static final Pattern HEADERS = Pattern.compile(
            "(?mi)^[ \\t]*(_{10,}[ \\t]*\\n+[ \\t]*)?\\*?(from|von|de|จาก)[ \\t]*:\\*?[^\\n]*\\n+[ \\t]*\\*?(sent|date|gesendet|envoyé|ส่งเมื่อ|ส่ง|วันที่)[ \\t]*:\\*?[^\\n]*\\n");

    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*>");

    static QuotedHistory in(String text) {
        int header = Math.min(start(ORIGINAL, text), start(HEADERS, text));
        int attribution = start(ATTRIBUTION, text);
        if (attribution < header && isAllQuoted(text.substring(end(ATTRIBUTION, text)))) {
            return cut(text, attribution);
        }
        if (header < text.length()) {
            return cut(text, header);
        }
        int quote = start(QUOTED_LINE, text);
        return quote < text.length() && isAllQuoted(text.substring(quote))
                ? cut(text, quote)
                : new QuotedHistory(text, null);
    }

    private static QuotedHistory cut(String text, int at) {
        String own = text.substring(0, at).stripTrailing();
        return own.isBlank()
                ? new QuotedHistory(text, null)
                : new QuotedHistory(own, text.substring(at).strip());
    }

    /** Nothing of one's own follows. Programs wrap long lines of a quotation, so that single words may stand alone. */
    private static boolean isAllQuoted(String rest) {
        long lines = rest.lines().filter(line -> !line.isBlank()).count();
        long quoted = rest.lines().filter(line -> line.strip().startsWith(">")).count();
        return quoted == 0 ? lines > 0 && !rest.isBlank() : quoted >= lines - lines / 10;
    }

    private static int start(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.start() : text.length();
    }

    private static int end(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.end() : text.length();
    }
}
