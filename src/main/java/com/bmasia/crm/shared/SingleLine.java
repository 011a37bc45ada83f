package com.bmasia.crm.shared;

import java.util.regex.Pattern;

/**
 * Names and titles as they are kept: one line. A line break would begin a new header in a mail, and marks that turn the
 * direction of writing make a name read as another.
 */
public final class SingleLine {

    private static final Pattern BREAKING =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private SingleLine() {}

    /** What was typed without these characters and without blanks around it; empty for null. */
    public static String of(String typed) {
        return typed == null ? "" : BREAKING.matcher(typed).replaceAll(" ").strip();
    }
}
