package com.bmasia.crm.mail.accounts;

import java.util.UUID;

/**
 * Whose account a mail goes through and what stands in its From.
 *
 * @param signatureHtml of the person; empty where there is none
 */
public record Sender(UUID account, String fromName, String fromAddress, String signatureHtml) {}
