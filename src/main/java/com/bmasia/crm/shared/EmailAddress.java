package com.bmasia.crm.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, kept as typed apart from surrounding blanks. Checked against the form of RFC 5321 and 6531 that mail
 * systems really accept; line breaks can never get in, so it is safe in a mail header. An international domain is kept in
 * the spelling for people, however it was typed: there is one text for one address, in every table and comparison.
 */
public record EmailAddress(String value) {

    private static final String LETTER = "\\p{L}\\p{M}\\p{N}";
    private static final Pattern FORM = Pattern.compile("[" + LETTER + ".!#$%&'*+/=?^_`{|}~-]{1,64}@[" + LETTER
            + "](?:[" + LETTER + "\u200c\u200d.\u3002-]{0,250}[" + LETTER + "])?");

    public EmailAddress {
        String typed = value == null ? "" : value.strip();
        value = canonical(typed);
        if (value == null) {
            throw new RuleViolation("email", "web.rule.email", typed);
        }
    }

    public static boolean isValid(String value) {
        return value != null && canonical(value) != null;
    }

    /** The one text for this address; what is none stays as it is. For comparing with what others wrote. */
    public static String normalized(String address) {
        String canonical = address == null ? null : canonical(address.strip());
        return canonical == null ? address : canonical.toLowerCase(Locale.ROOT);
    }

    /** The form in which two addresses are the same person's: lower case. */
    public String normalized() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** As it stands in mails and on the way to a mail server: the domain in ASCII. */
    public String wire() {
        int at = value.lastIndexOf('@');
        return value.substring(0, at + 1) + MailDomain.wire(value.substring(at + 1));
    }

    /** As {@link #wire()}; what is no address stays as it is. */
    public static String wire(String address) {
        return isValid(address) ? new EmailAddress(address).wire() : address;
    }

    /** Whether what stands before the @ needs a mail server that knows RFC 6531 (SMTPUTF8). */
    public boolean needsUtf8() {
        return value.substring(0, value.lastIndexOf('@')).chars().anyMatch(c -> c >= 0x80);
    }

    /** Null where it is no address. */
    private static String canonical(String text) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (typed.length() > 254 || !FORM.matcher(typed).matches() || typed.contains("..")) {
            return null;
        }
        int at = typed.lastIndexOf('@');
        String domain = MailDomain.readable(typed.substring(at + 1));
        return domain == null ? null : typed.substring(0, at + 1) + domain;
    }
}
