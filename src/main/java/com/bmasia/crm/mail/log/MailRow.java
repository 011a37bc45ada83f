package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.users.records.RecordLink;
import java.time.Instant;

/**
 * A mail as lists show it.
 *
 * @param type null where it was made from no template
 * @param reason why it is where it is, in words; null for what goes its way
 * @param about the record that it belongs to, or null; {@code link} to that, null where it is gone or nobody knows its kind
 */
public record MailRow(
        MailId id,
        MailStatus status,
        String subject,
        String fromName,
        String fromAddress,
        String toName,
        String toAddress,
        TemplateType type,
        String templateName,
        String reason,
        AboutRecord about,
        RecordLink link,
        Instant dueAt,
        Instant createdAt) {

    MailRow with(RecordLink found) {
        return new MailRow(
                id,
                status,
                subject,
                fromName,
                fromAddress,
                toName,
                toAddress,
                type,
                templateName,
                reason,
                about,
                found,
                dueAt,
                createdAt);
    }
}
