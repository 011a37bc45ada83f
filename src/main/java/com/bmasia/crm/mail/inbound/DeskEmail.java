package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.mime.ReadEmail;
import java.util.UUID;

/**
 * An email to a desk that is being handled.
 *
 * @param team of the desk
 * @param mailbox address of the desk
 * @param mayAnswer false where its sender has had too many automatic answers lately
 */
public record DeskEmail(UUID id, String team, String mailbox, boolean mayAnswer, ReadEmail content) {}
