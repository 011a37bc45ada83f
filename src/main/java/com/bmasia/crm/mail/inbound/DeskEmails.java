package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.bounces.FoundMail;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Emails to the desks as rows. Stored before anybody reads them, so that none is lost over another. */
@Component
public class DeskEmails {

    /** After the first, the second, … failed try to read one; then it waits for a person. */
    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Duration KEEP_SOURCE = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    DeskEmails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A desk as its emails remember it. */
    public record Desk(UUID mailbox, String address, String team) {}

    /** In the caller's transaction; what is there already is left as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Desk desk, long uidValidity, FoundMail mail) {
        boolean fetched = mail.raw() != null && !mail.cut();
        jdbc.sql("""
                        insert into mail_desk_email (id, mailbox_id, mailbox, team, uid_validity, uid, hash, message_id, sender,
                                                     subject, size, raw, cut, stored_at, state, due_at, reason)
                        values (:id, :desk, :address, :team, :validity, :uid, :hash, :message, :sender,
                                :subject, :size, :raw, :cut, :now, :state, :due, :reason)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("desk", desk.mailbox())
                .param("address", desk.address())
                .param("team", desk.team())
                .param("validity", uidValidity)
                .param("uid", mail.uid())
                .param("hash", hash(desk, uidValidity, mail))
                .param("message", mail.messageId() == null ? null : line(mail.messageId(), 1000), Types.VARCHAR)
                .param("sender", line(mail.sender(), 254))
                .param("subject", line(mail.subject(), 300))
                .param("size", mail.size())
                .param("raw", mail.raw(), Types.BINARY)
                .param("cut", mail.cut())
                .param("now", Sql.at(clock.instant()))
                .param("state", (fetched ? DeskEmailState.STORED : DeskEmailState.QUARANTINED).name())
                .param("due", fetched ? Sql.at(clock.instant()) : null, Types.TIMESTAMP)
                .param("reason", fetched ? null : mail.cut() ? "too-large" : "not-fetched", Types.VARCHAR)
                .update();
    }

    /**
     * Of Message-ID, sender and date, so that a program which gives all its emails one id loses none; else of all of it, else
     * of where it lies.
     */
    private static byte[] hash(Desk desk, long uidValidity, FoundMail mail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = line(mail.messageId(), 1000);
            if (id.isEmpty() && mail.raw() != null) {
                return digest.digest(mail.raw());
            }
            String content = String.join("\n", id, line(mail.sender(), 1000), line(mail.date(), 200));
            String place = desk.mailbox() + " " + uidValidity + " " + mail.uid();
            return digest.digest((id.isEmpty() ? place : content).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String line(String text, int longest) {
        String line = SingleLine.of(text).replace("\0", "");
        return line.length() <= longest ? line : line.substring(0, longest);
    }

    /** An email whose turn it is. */
    record Claimed(UUID id, String team, String mailbox, byte[] raw) {}

    /** Counts the try before it is made: an email that brings the application down does so only a few times. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Claimed> takeDue() {
        return jdbc.sql("""
                        select id, attempts from mail_desk_email where due_at <= :now
                         order by due_at, id limit 1 for update skip locked
                        """)
                .param("now", Sql.at(clock.instant()))
                .query((row, n) -> claim(Sql.uuid(row, "id"), row.getInt("attempts")))
                .optional();
    }

    private Claimed claim(UUID id, int before) {
        Instant next = before < DELAYS.size() ? clock.instant().plus(DELAYS.get(before)) : null;
        return jdbc.sql("""
                        update mail_desk_email
                           set attempts = attempts + 1, due_at = :next,
                               state = case when :last then 'QUARANTINED' else 'STORED' end,
                               reason = case when :last then 'gave-up' end
                         where id = :id
                        returning id, team, mailbox, raw
                        """)
                .param("id", id)
                .param("next", Sql.at(next), Types.TIMESTAMP)
                .param("last", next == null)
                .query((row, n) -> new Claimed(
                        Sql.uuid(row, "id"), row.getString("team"), row.getString("mailbox"), row.getBytes("raw")))
                .single();
    }

    /** In the transaction of what came of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID id, Verdict verdict) {
        jdbc.sql("""
                        update mail_desk_email
                           set state = :state, reason = :reason, reason_details = :details, answered = :answered,
                               record_kind = :kind, record_id = :record, record_label = :label,
                               handled_at = :now, due_at = null
                         where id = :id
                        """)
                .param("state", verdict.state().name())
                .param("reason", verdict.reason(), Types.VARCHAR)
                .param("details", line(verdict.details(), 500))
                .param("answered", verdict.mayAnswer())
                .param("kind", verdict.about() == null ? null : verdict.about().kind(), Types.VARCHAR)
                .param(
                        "record",
                        verdict.about() == null ? null : verdict.about().id(),
                        Types.OTHER)
                .param("label", verdict.label(), Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** What reading it told, for lists and for counting automatic answers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void describe(DeskEmail email) {
        jdbc.sql("""
                        update mail_desk_email
                           set message_id = :message, sender = :sender, sender_name = :name, subject = :subject,
                               automatic = :machine
                         where id = :id
                        """)
                .param("sender", line(email.content().from(), 254))
                .param("message", email.content().messageId(), Types.VARCHAR)
                .param("name", line(email.content().fromName(), 200))
                .param("subject", line(email.content().subject(), 300))
                .param("machine", email.content().machine(), Types.VARCHAR)
                .param("id", email.id())
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void quarantine(UUID id, String reason, String details) {
        jdbc.sql("""
                        update mail_desk_email
                           set state = 'QUARANTINED', reason = :reason, reason_details = :details, due_at = null, handled_at = :now
                         where id = :id
                        """)
                .param("reason", reason)
                .param("details", line(details, 500))
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** It will be tried again; what went wrong is seen meanwhile. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(UUID id, String why) {
        jdbc.sql("update mail_desk_email set reason_details = :why where id = :id")
                .param("why", line(why, 500))
                .param("id", id)
                .update();
    }

    /** Their words are on tickets by now; what a person has not looked at stays. */
    @Scheduled(initialDelay = 300_000, fixedDelay = 3_600_000)
    @Transactional
    public void forgetOldSources() {
        jdbc.sql("""
                        update mail_desk_email set raw = null
                         where raw is not null and stored_at < :before and due_at is null
                           and state not in ('STORED', 'REVIEW', 'QUARANTINED')
                        """)
                .param("before", Sql.at(clock.instant().minus(KEEP_SOURCE)))
                .update();
    }

    /** Automatic answers that went to this address since then. */
    int answersTo(String address, Instant since) {
        return jdbc.sql("""
                        select count(*) from mail_desk_email
                         where answered and lower(sender) = :address and handled_at > :since
                        """)
                .param("address", address)
                .param("since", Sql.at(since))
                .query(Integer.class)
                .single();
    }
}
