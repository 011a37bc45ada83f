package com.bmasia.crm.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a mail has in common with others that carry the same message: each goes to one address, and all show the same To and
 * Cc.
 *
 * @param partOf id of the message, by which its mails are found and withdrawn together
 * @param to as everybody sees it; empty shows the mail's own recipient
 * @param cc as everybody sees it
 * @param notBefore until then it can be withdrawn; null sends it at once
 */
public record TogetherWith(UUID partOf, List<Recipient> to, List<Recipient> cc, Instant notBefore) {}
