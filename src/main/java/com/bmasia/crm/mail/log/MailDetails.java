package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.records.RecordLink;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything about one mail but its content.
 *
 * @param reason why it is where it is; null for what goes its way
 * @param account that it goes out through; {@code causedBy} and {@code onBehalfOf} null for none
 * @param unknownAt when nobody knew whether it had gone out, also where it was sent again since
 * @param rendered false where it could not be made of its template
 */
public record MailDetails(
        MailId id,
        MailStatus status,
        String reason,
        MailPurpose purpose,
        MailTopic topic,
        String messageId,
        String subject,
        String fromName,
        String fromAddress,
        String toName,
        String toAddress,
        AccountName account,
        UserId causedBy,
        String causedByName,
        UserId onBehalfOf,
        String onBehalfOfName,
        TemplateId template,
        String templateName,
        TemplateType type,
        Integer templateNumber,
        AboutRecord about,
        RecordLink link,
        boolean confidential,
        boolean rendered,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Instant acceptedAt,
        Instant finishedAt,
        Instant unknownAt,
        List<Attempt> tries,
        List<Event> events) {

    private static final Set<MailStatus> ENDED =
            EnumSet.of(MailStatus.FAILED, MailStatus.UNKNOWN, MailStatus.CANCELLED, MailStatus.SUPPRESSED);

    /**
     * One talk with a mail server.
     *
     * @param outcome in lower case
     * @param code of the server's answer; null where it gave none
     */
    public record Attempt(
            Instant startedAt, Instant endedAt, String outcome, Integer code, String answer, String node) {

        public Duration took() {
            return Duration.between(startedAt, endedAt);
        }
    }

    /**
     * Something that came back.
     *
     * @param kind in lower case
     * @param rule by which it was told whether a person did it
     * @param url that was clicked
     */
    public record Event(
            Instant at, String kind, boolean human, String rule, String url, String userAgent, String network) {}

    public boolean isWaiting() {
        return MailStatus.WAITING.contains(status);
    }

    /** Whoever operates the system, and whoever caused the mail, may send it after all or take it back. */
    boolean isInHandsOf(CurrentUser person) {
        return person.may(Permission.OPERATE) || person.id().equals(causedBy);
    }

    public boolean mayRetry(CurrentUser person) {
        return ENDED.contains(status) && isInHandsOf(person);
    }

    /** What is being sent right now cannot be held up. */
    public boolean mayCancel(CurrentUser person) {
        boolean can = status == MailStatus.QUEUED
                || status == MailStatus.DEFERRED
                || status == MailStatus.FAILED
                || status == MailStatus.UNKNOWN;
        return can && isInHandsOf(person);
    }
}
