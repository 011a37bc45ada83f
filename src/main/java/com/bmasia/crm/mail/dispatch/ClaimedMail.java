package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * A mail that is this node's to send now.
 *
 * @param fromName as the account is now, which may have changed since the mail was written
 * @param claim of this attempt; its result is written only where the row still has it
 * @param attempt counts from 1
 * @param triedAt of the first attempt
 */
record ClaimedMail(
        MailId id,
        UUID account,
        UUID claim,
        MailPurpose purpose,
        String fromName,
        String fromAddress,
        String toAddress,
        int attempt,
        Instant triedAt,
        ZonedDateTime claimedAt,
        boolean confidential,
        byte[] content) {}
