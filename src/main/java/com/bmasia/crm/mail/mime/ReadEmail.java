package com.bmasia.crm.mail.mime;

import java.util.List;

/**
 * An email, taken apart.
 *
 * @param from address in lower case; null where there is none
 * @param recipients all addresses it names as its recipients, in lower case
 * @param references Message-IDs of what it answers, the nearest first
 * @param text what its writer wrote, without the history; may be empty
 * @param quoted the history below; null for none
 * @param machine the header by which it is known that a machine wrote it; null for an email of a person
 */
public record ReadEmail(
        Headers headers,
        String messageId,
        String from,
        String fromName,
        List<String> recipients,
        List<String> references,
        String subject,
        String text,
        String quoted,
        String machine,
        List<EmailFile> files) {

    public boolean isAutomatic() {
        return machine != null;
    }

    /** A file that came with an email, an inline picture too. Nothing in it is to be believed. */
    public record EmailFile(String name, byte[] content) {}
}
