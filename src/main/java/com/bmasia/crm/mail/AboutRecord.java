package com.bmasia.crm.mail;

import java.util.UUID;

/**
 * The record that a mail is about, so that its page can list its mails.
 *
 * @param kind the module's word for it, such as {@code ticket}
 */
public record AboutRecord(String kind, UUID id) {}
