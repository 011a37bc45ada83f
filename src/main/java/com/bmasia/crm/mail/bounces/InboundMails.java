package com.bmasia.crm.mail.bounces;

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

/** Mails that may be reports, as they came. Stored before anybody reads them, so that none is lost over another. */
@Component
public class InboundMails {

    /** After the first, the second, … failed try to read one; then it waits for a person. */
    private static final List<Duration> DELAYS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    /** Their texts are letters of customers too; the report itself stays. */
    private static final Duration KEEP_RAW = Duration.ofDays(90);

    private static final String NOT_FETCHED = "The mail could not be fetched from the mailbox";

    private final JdbcClient jdbc;
    private final Clock clock;

    InboundMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction; what is there already is left as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID account, long uidValidity, List<FoundMail> mails) {
        mails.forEach(mail -> keep(account, uidValidity, mail));
    }

    /** A report that came to a desk; gives the one that is kept, which may have come on another way before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID keepOfDesk(FoundMail mail) {
        keep(null, 0, mail);
        return jdbc.sql("select id from mail_inbound where hash = :hash")
                .param("hash", hash(null, 0, mail))
                .query(UUID.class)
                .single();
    }

    private void keep(UUID account, long uidValidity, FoundMail mail) {
        boolean fetched = mail.raw() != null;
        jdbc.sql("""
                        insert into mail_inbound (id, account_id, uid_validity, uid, hash, sender, subject, size, raw, cut,
                                                  stored_at, state, due_at, error)
                        values (:id, :account, :validity, :uid, :hash, :sender, :subject, :size, :raw, :cut,
                                :now, :state, :due, :error)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("account", account, Types.OTHER)
                .param("validity", uidValidity)
                .param("uid", mail.uid())
                .param("hash", hash(account, uidValidity, mail))
                .param("sender", line(mail.sender(), 254))
                .param("subject", line(mail.subject(), 300))
                .param("size", mail.size())
                .param("raw", mail.raw(), Types.BINARY)
                .param("cut", mail.cut())
                .param("now", Sql.at(clock.instant()))
                .param("state", (fetched ? BounceState.NEW : BounceState.QUARANTINE).name())
                .param("due", fetched ? Sql.at(clock.instant()) : null, Types.TIMESTAMP)
                .param("error", fetched ? null : NOT_FETCHED)
                .update();
    }

    /** Of the Message-ID, else of what it says, else of where it lies. */
    private static byte[] hash(UUID account, long uidValidity, FoundMail mail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = line(mail.messageId(), 1000);
            if (id.isEmpty() && mail.raw() != null) {
                return digest.digest(mail.raw());
            }
            String place = account + " " + uidValidity + " " + mail.uid();
            return digest.digest((id.isEmpty() ? place : id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(String text, int longest) {
        String line = SingleLine.of(text);
        return line.length() <= longest ? line : line.substring(0, longest);
    }

    /** A mail that is this node's to read now. */
    record Claimed(UUID id, byte[] raw) {}

    /** Counts the try before it is made: a mail that brings the application down does so only a few times. */
    @Transactional
    public Optional<Claimed> takeDue() {
        return jdbc.sql(
                        "select id from mail_inbound where due_at <= :now order by due_at, id limit 1 for update skip locked")
                .param("now", Sql.at(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(this::claim);
    }

    private Claimed claim(UUID id) {
        int before = jdbc.sql("select attempts from mail_inbound where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        Instant next = before < DELAYS.size() ? clock.instant().plus(DELAYS.get(before)) : null;
        return jdbc.sql("""
                        update mail_inbound
                           set attempts = attempts + 1, due_at = :next,
                               state = case when attempts = 0 then state else 'QUARANTINE' end
                         where id = :id
                        returning id, raw
                        """)
                .param("id", id)
                .param("next", Sql.at(next), Types.TIMESTAMP)
                .query((row, n) -> new Claimed(Sql.uuid(row, "id"), row.getBytes("raw")))
                .single();
    }

    /** It has been read, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markRead(UUID id, BounceState as) {
        jdbc.sql("""
                        update mail_inbound
                           set state = :state, read_at = :now, due_at = null, error = null,
                               raw = case when :keep then raw end
                         where id = :id
                        """)
                .param("state", as.name())
                .param("now", Sql.at(clock.instant()))
                .param("keep", as != BounceState.NO_REPORT)
                .param("id", id)
                .update();
    }

    @Transactional
    public void markUnreadable(UUID id, String why) {
        jdbc.sql("update mail_inbound set state = 'QUARANTINE', error = :why where id = :id")
                .param("why", line(why, 500))
                .param("id", id)
                .update();
    }

    @Scheduled(initialDelay = 300_000, fixedDelay = 3_600_000)
    @Transactional
    public void forgetOldTexts() {
        jdbc.sql("update mail_inbound set raw = null where raw is not null and stored_at < :before and due_at is null")
                .param("before", Sql.at(clock.instant().minus(KEEP_RAW)))
                .update();
    }
}
