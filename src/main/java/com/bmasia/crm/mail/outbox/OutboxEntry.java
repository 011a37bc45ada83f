package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TogetherWith;
import com.bmasia.crm.mail.accounts.Sender;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A row of the outbox before it is written.
 *
 * @param templateNumber version of the template; 0 where there is none
 * @param together null for a mail of its own
 */
record OutboxEntry(
        MailId id,
        String reason,
        String messageId,
        MailPurpose purpose,
        MailTopic topic,
        TemplateId template,
        int templateNumber,
        Sender sender,
        UserId causedBy,
        UserId onBehalfOf,
        Recipient to,
        String subject,
        AboutRecord about,
        String processInstance,
        boolean confidential,
        TogetherWith together) {

    static OutboxEntry of(MailId id, TemplateMail mail, Sender sender, String messageId) {
        return new OutboxEntry(
                id,
                mail.reason(),
                messageId,
                mail.type().purpose(),
                mail.type().topic().orElse(null),
                // Known once it is made: the one that was asked for may be gone.
                null,
                0,
                sender,
                mail.causedBy(),
                mail.sender(),
                mail.to(),
                mail.type().code(),
                mail.about(),
                mail.processInstance(),
                false,
                mail.together());
    }

    static OutboxEntry of(MailId id, PlainMail mail, Sender sender, String messageId) {
        return new OutboxEntry(
                id,
                mail.reason(),
                messageId,
                MailPurpose.INTERNAL,
                null,
                null,
                0,
                sender,
                null,
                null,
                mail.to(),
                mail.subject(),
                mail.about(),
                null,
                mail.confidential(),
                null);
    }

    /** Of a trial: it belongs to no template, so that looking at one does not count as using it. */
    static OutboxEntry ofTrial(
            MailId id, String reason, Rendered trial, Recipient to, UserId by, Sender sender, String messageId) {
        return new OutboxEntry(
                id,
                reason,
                messageId,
                MailPurpose.INTERNAL,
                null,
                null,
                0,
                sender,
                by,
                by,
                to,
                trial.subject(),
                null,
                null,
                false,
                null);
    }

    OutboxEntry with(Rendered rendered) {
        return new OutboxEntry(
                id,
                reason,
                messageId,
                purpose,
                topic,
                rendered.template(),
                rendered.number(),
                sender,
                causedBy,
                onBehalfOf,
                to,
                rendered.subject(),
                about,
                processInstance,
                confidential,
                together);
    }

    /** What stands in its To. */
    List<Recipient> shownTo() {
        return together == null || together.to().isEmpty() ? List.of(to) : together.to();
    }

    List<Recipient> shownCc() {
        return together == null ? List.of() : together.cc();
    }

    Instant dueAt(Instant now) {
        return together == null
                        || together.notBefore() == null
                        || together.notBefore().isBefore(now)
                ? now
                : together.notBefore();
    }
}
