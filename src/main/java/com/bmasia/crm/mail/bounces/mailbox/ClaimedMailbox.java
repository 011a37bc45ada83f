package com.bmasia.crm.mail.bounces.mailbox;

import java.util.UUID;

/**
 * A mailbox that is this node's to read now.
 *
 * @param lease of this visit; what it finds is stored only where the row still has it
 * @param uidValidity of the last visit; null at the first
 * @param lastUid up to which it has been read
 * @param failures in a row
 * @param stuckUid the mail at which the last visit broke off; null for none
 */
record ClaimedMailbox(
        UUID account,
        MailboxDetails details,
        UUID lease,
        Long uidValidity,
        long lastUid,
        int failures,
        Long stuckUid) {}
