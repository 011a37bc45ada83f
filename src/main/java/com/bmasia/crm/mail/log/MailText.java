package com.bmasia.crm.mail.log;

import com.bmasia.crm.shared.SearchWords;

/** How the log is searched: conditions over {@code mail_message m} and {@code mail_search s}. */
public final class MailText {

    private MailText() {}

    /**
     * All words, in recipient or subject. What the index of pieces of three letters can find: from three letters on any part,
     * of fewer the beginning of a word.
     *
     * @param name of the parameters with the words
     */
    public static String anywhere(SearchWords words, String name) {
        if (words.words().stream().noneMatch(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))) {
            return "false";
        }
        return words.all(
                name,
                (word, pattern) -> word.codePointCount(0, word.length()) < 3
                        ? "s.text like '% ' || substr(" + pattern + ", 2)"
                        : "s.text like " + pattern);
    }

    /** All words in one of both. @param part {@code to} or {@code subject}, which is the name of the parameters too */
    public static String within(SearchWords words, String part) {
        return words.within(
                part.equals("to") ? "search_fold(m.to_name || ' ' || m.to_address)" : "search_fold(m.subject)", part);
    }
}
