package com.bmasia.crm.mail.failures;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.log.AccountName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Mails that failed for the same cause.
 *
 * @param account null where it is not the account's doing
 * @param example the newest one; {@code exampleReason} in the words of the mail server
 */
public record FailureGroup(
        Key key,
        AccountName account,
        int count,
        Instant first,
        Instant last,
        MailId example,
        String exampleTo,
        String exampleReason) {

    /** Where the cause lies, and so who can mend it. */
    public enum Cause {
        /** A template or a value was missing; the detail says which. */
        TEMPLATE,
        /** Nobody knows whether they went out. */
        UNKNOWN,
        /** The server does not take the account's password. */
        PASSWORD,
        /** The server's answer; the detail is its code. */
        ANSWER,
        OTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** A word that names none is none of the known causes. */
        public static Cause of(String code) {
            return Arrays.stream(values())
                    .filter(cause -> cause.code().equals(code))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** What the mails of a group have in common. */
    public record Key(Cause cause, String detail, UUID account) {}
}
