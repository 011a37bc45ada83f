package com.bmasia.crm.mail.bounces.mailbox;

/**
 * A mail of a mailbox that may be a report.
 *
 * @param messageId null where it has none
 * @param raw its first part, up to a limit; null where it could not be read at all
 * @param cut whether there is more
 */
public record FoundMail(long uid, String messageId, String sender, String subject, int size, byte[] raw, boolean cut) {}
