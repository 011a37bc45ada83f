package com.bmasia.crm.mail;

/**
 * A short text to one of our own people, not made from a template: a notice, the link to choose a password.
 *
 * @param reason unique for what causes the mail: asking twice sends once
 * @param confidential stored sealed, never shown, and removed once it is out
 */
public record PlainMail(
        String reason, Recipient to, String subject, String text, AboutRecord about, boolean confidential) {}
