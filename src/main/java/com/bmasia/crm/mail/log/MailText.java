package com.bmasia.crm.mail.log;

/** How the log is searched: conditions over {@code mail_message m} and {@code mail_search s}. */
public final class MailText {

    private MailText() {}

    /**
     * In recipient or subject. What the index of pieces of three letters can find: from three letters on any part, of fewer
     * the beginning of a word.
     *
     * @param parameter what was typed, safe for LIKE, such as {@code :text}
     */
    public static String anywhere(String typed, String parameter) {
        String text = typed.strip();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return "false";
        }
        boolean isShort = text.codePointCount(0, text.length()) < 3;
        return isShort
                ? "s.text like '% ' || lower(substr(" + parameter + ", 2))"
                : "s.text like lower(" + parameter + ")";
    }

    /** In one of both. @param part {@code to} or {@code subject}, which is the parameter's name too */
    public static String within(String part) {
        return part.equals("to")
                ? "(lower(m.to_name) like lower(:to) or lower(m.to_address) like lower(:to))"
                : "lower(m.subject) like lower(:subject)";
    }
}
