package com.bmasia.crm.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, kept as typed apart from surrounding blanks. Checked against the form of RFC 5321 that mail systems
 * really accept; line breaks can never get in, so it is safe in a mail header.
 */
public record EmailAddress(String value) {

    private static final Pattern FORM = Pattern.compile(
            "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");

    public EmailAddress {
        value = value == null ? "" : value.strip();
        if (!isValid(value)) {
            throw new RuleViolation("email", "web.rule.email", value);
        }
    }

    public static boolean isValid(String value) {
        return value != null && value.length() <= 254 && FORM.matcher(value).matches() && !value.contains("..");
    }

    /** The form in which two addresses are the same person's: lower case. */
    public String normalized() {
        return value.toLowerCase(Locale.ROOT);
    }
}
