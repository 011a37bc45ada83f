package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.answers.Rejections;
import com.bmasia.crm.mail.bounces.MatchMails.Ours;
import com.bmasia.crm.mail.consent.BounceKind;
import com.bmasia.crm.mail.consent.Bounces;
import com.bmasia.crm.mail.dsn.DeliveryOutcome;
import com.bmasia.crm.mail.dsn.RecipientReport;
import com.bmasia.crm.mail.dsn.Report;
import com.bmasia.crm.mail.outbox.DeliveryFailures;
import com.bmasia.crm.mail.tracking.MailEvents;
import com.bmasia.crm.shared.SingleLine;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a report: the mail shows it, the address may get no more, and the process that waits is told. */
@Component
class ApplyReport {

    private static final int MAX_REASON = 1000;

    private final JdbcClient jdbc;
    private final MatchMails mails;
    private final Bounces bounces;
    private final MailEvents events;
    private final DeliveryFailures failures;
    private final Rejections rejections;

    ApplyReport(
            JdbcClient jdbc,
            MatchMails mails,
            Bounces bounces,
            MailEvents events,
            DeliveryFailures failures,
            Rejections rejections) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.bounces = bounces;
        this.events = events;
        this.failures = failures;
        this.rejections = rejections;
    }

    /** In the transaction that marks the report as read. Of what kind it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BounceState apply(UUID inbound, Report report) {
        if (report.isEmpty()) {
            return BounceState.NO_REPORT;
        }
        List<Ours> found = mails.of(report.ids());
        boolean matched = false;
        int position = 0;
        jdbc.sql("delete from mail_report where inbound_id = :id")
                .param("id", inbound)
                .update();
        for (RecipientReport recipient : report.recipients()) {
            Ours mail = mailOf(recipient, found);
            boolean passedOn = mail != null && !recipient.isAbout(mail.to());
            DeliveryOutcome fate =
                    passedOn && recipient.fate() == DeliveryOutcome.HARD ? DeliveryOutcome.SOFT : recipient.fate();
            String reason = reasonOf(recipient);
            insert(inbound, position++, mail, passedOn, recipient, fate, reason);
            if (mail != null) {
                matched = true;
                follow(mail, fate, recipient, reason);
            }
        }
        return matched ? BounceState.MATCHED : BounceState.UNMATCHED;
    }

    /**
     * The mail to this recipient; where its server passed it on, the only one there is. That one of several people behind an
     * address is gone does not mean that the address is.
     */
    private static Ours mailOf(RecipientReport recipient, List<Ours> found) {
        return found.stream()
                .filter(mail -> recipient.isAbout(mail.to()))
                .findFirst()
                .orElse(found.size() == 1 ? found.get(0) : null);
    }

    private void follow(Ours mail, DeliveryOutcome fate, RecipientReport recipient, String reason) {
        switch (fate) {
            case HARD -> bounced(mail, BounceKind.HARD, reason);
            case SOFT -> {
                if (recipient.isNotTheAddress()) {
                    rejected(mail, reason);
                } else {
                    bounced(mail, BounceKind.SOFT, reason);
                }
            }
            case COMPLAINT -> bounces.recordBounce(mail.id(), BounceKind.COMPLAINT, null);
            case DELAYED -> events.record(mail.id(), MailEvents.Kind.DELAY, recipient.rule(), false, null);
            default -> {
                return;
            }
        }
    }

    private void bounced(Ours mail, BounceKind kind, String reason) {
        tell(mail, bounces.recordBounce(mail.id(), kind, reason), reason);
    }

    /** About us, or nobody knows what about: many of them are our trouble, and never the address's. */
    private void rejected(Ours mail, String reason) {
        boolean news = bounces.recordRejection(mail.id(), reason);
        if (news) {
            rejections.reported(mail.id(), reason);
        }
        tell(mail, news, reason);
    }

    private void tell(Ours mail, boolean news, String reason) {
        if (news && mail.purpose() == MailPurpose.CONTRACTUAL) {
            failures.tell(mail.id(), reason);
        }
    }

    private static String reasonOf(RecipientReport recipient) {
        String said = SingleLine.of(recipient.reason()).replaceAll("\\s+", " ");
        String reason = said.isEmpty() ? "Status " + recipient.status() : said;
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private void insert(
            UUID inbound,
            int position,
            Ours mail,
            boolean passedOn,
            RecipientReport recipient,
            DeliveryOutcome fate,
            String reason) {
        jdbc.sql("""
                        insert into mail_report (inbound_id, position, mail_id, recipient, passed_on, fate, status, reason, rule)
                        values (:inbound, :position, :mail, :recipient, :passedOn, :fate, :status, :reason, :rule)
                        """)
                .param("inbound", inbound)
                .param("position", position)
                .param("mail", mail == null ? null : mail.id().value(), Types.OTHER)
                .param("recipient", SingleLine.of(recipient.recipient()))
                .param("passedOn", passedOn)
                .param("fate", fate.name())
                .param("status", recipient.status())
                .param("reason", reason)
                .param("rule", recipient.rule())
                .update();
    }
}
