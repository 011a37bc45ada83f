package com.bmasia.crm.mail.dsn;

import java.util.List;

/**
 * A report about a mail.
 *
 * @param ids by which the mail is found
 * @param recipients empty where this is no report
 */
public record Report(MailIds ids, List<RecipientReport> recipients) {

    /** A letter, a notice, an out-of-office note: whatever is no report. */
    static Report none() {
        return new Report(MailIds.none(), List.of());
    }

    public boolean isEmpty() {
        return recipients.isEmpty();
    }
}
