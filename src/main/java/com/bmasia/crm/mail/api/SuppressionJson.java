package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.Suppression;
import com.bmasia.crm.mail.consent.SuppressionReason;
import java.time.Instant;
import java.util.UUID;

/**
 * @param topic null for all that the reason stops
 * @param mail from which it came, if any
 */
record SuppressionJson(
        UUID id,
        String address,
        SuppressionReason reason,
        MailTopic topic,
        String note,
        UUID mail,
        String createdByName,
        Instant createdAt) {

    static SuppressionJson of(Suppression entry) {
        return new SuppressionJson(
                entry.id().value(),
                entry.address(),
                entry.reason(),
                entry.topic(),
                entry.note(),
                entry.mail() == null ? null : entry.mail().value(),
                entry.createdBy(),
                entry.createdAt());
    }
}
