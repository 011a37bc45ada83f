package com.bmasia.crm.mail.mailboxes;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox that is this node's to read now.
 *
 * @param id that of its account, where it is the mailbox of one
 * @param desk what is read as emails to a team; null for the mailbox of an account, where only reports are looked for
 * @param lease of this visit; what it finds is stored only where the row still has it
 * @param uidValidity of the last visit; null at the first
 * @param lastUid up to which it has been read
 * @param failures in a row
 * @param stuckUid the mail at which the last visit broke off; null for none
 */
record ClaimedMailbox(
        UUID id,
        MailboxDetails details,
        Desk desk,
        UUID lease,
        Long uidValidity,
        long lastUid,
        int failures,
        Long stuckUid) {

    /** @param beginsAt what came before is left alone; null for none */
    record Desk(String address, String team, Instant beginsAt) {}

    boolean isDesk() {
        return desk != null;
    }
}
