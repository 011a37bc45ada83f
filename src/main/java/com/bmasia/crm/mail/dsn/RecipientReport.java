package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.answers.About;
import com.bmasia.crm.shared.EmailAddress;

/**
 * What a report says of one recipient.
 *
 * @param recipient whom it could not be delivered to; null where the report names nobody
 * @param original whom it was sent to, where the recipient's side passed it on; null where the report does not say
 * @param about what a failure is about; null where it is none
 * @param status such as {@code 5.1.1} (RFC 3463); null where there is none
 * @param reason in the words of the report
 * @param rule which row of the rules decided about the fate
 */
public record RecipientReport(
        String recipient,
        String original,
        DeliveryOutcome fate,
        About about,
        String status,
        String reason,
        String rule) {

    /** Whether this is about the mail to this address, and not about one that it was passed on to. */
    public boolean isAbout(String address) {
        String plain = EmailAddress.normalized(address);
        return recipient == null
                || plain.equals(EmailAddress.normalized(recipient))
                || plain.equals(EmailAddress.normalized(original));
    }

    /** Whether this failed without a word about the address: it may be anything, our own fault above all. */
    public boolean isNotTheAddress() {
        return about != null && !about.countsAgainstAddress();
    }
}
