package com.bmasia.crm.mail.mailboxes;

import java.io.Serializable;

/**
 * How opening a mailbox fared. Serializable, because it travels to its page in the session.
 *
 * @param mails how many lie in the folder
 */
public record MailboxProbe(MailboxOutcome outcome, String server, String folder, int mails) implements Serializable {

    public boolean isOpened() {
        return outcome == MailboxOutcome.OPENED;
    }

    public String messageKey() {
        return outcome.messageKey();
    }

    public Object[] arguments() {
        return new Object[] {server, folder, mails};
    }
}
