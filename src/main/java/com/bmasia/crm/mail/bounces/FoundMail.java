package com.bmasia.crm.mail.bounces;

/**
 * A mail that was found in a mailbox.
 *
 * @param messageId null where it has none; so is {@code date}, as it is written
 * @param raw its first part, up to a limit; null where it could not be read at all
 * @param cut whether there is more
 */
public record FoundMail(
        long uid, String messageId, String date, String sender, String subject, int size, byte[] raw, boolean cut) {}
