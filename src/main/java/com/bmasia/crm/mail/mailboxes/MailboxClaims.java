package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose turn a mailbox is, and how it fares. A node takes one for some minutes in a short transaction and reads it outside
 * of any; if it dies, the next one begins where the last stored mail was.
 */
@Component
@Transactional
class MailboxClaims {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    /** Where all outgoing mail is caught, no other mailbox than that of the catcher is looked into. */
    private static final String CATCHER = "127.0.0.1";

    private static final Duration POLL_OF_CATCHER = Duration.ofSeconds(4);

    private final JdbcClient jdbc;
    private final Senders senders;
    private final MailProperties.Mailboxes settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailboxClaims(
            JdbcClient jdbc,
            Senders senders,
            MailProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.senders = senders;
        this.settings = properties.mailboxes();
        this.events = events;
        this.clock = clock;
    }

    /**
     * The one that has waited longest. Chosen once and for all before the update: a plan that looked again for each row would
     * lease them all.
     *
     * <p>One that needs a password is tried again when its account was given another.
     */
    Optional<ClaimedMailbox> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with due as materialized (
                            select b.id from mail_mailbox b left join mail_account a on a.id = b.account_id
                                 where b.enabled and (b.team is not null or a.active and a.removed_at is null)
                                   and (b.state = 'READY' or b.secret is null and a.updated_at > b.trouble_at)
                                   and (not :caught or b.team is not null and b.host = :catcher)
                                   and (b.paused_until is null or b.paused_until <= :now)
                                   and (b.leased_until is null or b.leased_until <= :now)
                                   and (b.polled_at is null or b.team is null and b.polled_at <= :before
                                        or b.team is not null and b.polled_at <= :deskBefore)
                                 order by b.polled_at nulls first, b.id
                                 limit 1
                                   for update of b skip locked)
                        update mail_mailbox b
                           set lease = :lease, leased_until = :until
                          from due
                         where b.id = due.id
                        returning b.*
                        """)
                .param("lease", Ids.next(), Types.OTHER)
                .param("until", Sql.at(now.plus(LEASE)))
                .param("now", Sql.at(now))
                .param("before", Sql.at(now.minus(settings.poll())))
                .param("deskBefore", Sql.at(now.minus(deskPoll())))
                .param("caught", isOnlyCatcher())
                .param("catcher", CATCHER)
                .query((row, n) -> claimed(row))
                .optional();
    }

    /** On one machine somebody tries things out and waits for them. */
    private Duration deskPoll() {
        return isOnlyCatcher() ? POLL_OF_CATCHER : settings.deskPoll();
    }

    private boolean isOnlyCatcher() {
        return senders.areCaught() && !settings.whenCaught();
    }

    private static ClaimedMailbox claimed(ResultSet row) throws SQLException {
        return new ClaimedMailbox(
                Sql.uuid(row, "id"),
                new MailboxDetails(
                        row.getString("host"),
                        row.getInt("port"),
                        SmtpSecurity.valueOf(row.getString("security")),
                        row.getString("folder"),
                        row.getString("username")),
                row.getString("team") == null
                        ? null
                        : new ClaimedMailbox.Desk(
                                row.getString("address"), row.getString("team"), Sql.instant(row, "begins_at")),
                Sql.uuid(row, "lease"),
                row.getObject("uid_validity", Long.class),
                row.getLong("last_uid"),
                row.getInt("failures"),
                row.getObject("stuck_uid", Long.class));
    }

    /** Everything up to this mail is stored, in the caller's transaction. False where the mailbox is no longer ours. */
    boolean advance(ClaimedMailbox mailbox, long uidValidity, long uid) {
        return jdbc.sql("""
                        update mail_mailbox set uid_validity = :validity, last_uid = :uid, leased_until = :until
                         where id = :id and lease = :lease
                        """)
                        .param("validity", uidValidity)
                        .param("uid", uid)
                        .param("until", Sql.at(clock.instant().plus(LEASE)))
                        .param("id", mailbox.id())
                        .param("lease", mailbox.lease())
                        .update()
                == 1;
    }

    void finish(ClaimedMailbox mailbox) {
        jdbc.sql("""
                        update mail_mailbox
                           set polled_at = :now, lease = null, leased_until = null, state = 'READY', failures = 0,
                               trouble = null, trouble_at = null, paused_until = null, stuck_uid = null
                         where id = :id and lease = :lease
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("id", mailbox.id())
                .param("lease", mailbox.lease())
                .update();
    }

    /** @param stuckUid the mail at which it broke off; null where it did not come to one */
    void trouble(ClaimedMailbox mailbox, MailboxOutcome outcome, Long stuckUid) {
        Instant now = clock.instant();
        boolean password = outcome.isAboutPassword();
        int changed = jdbc.sql("""
                        update mail_mailbox
                           set lease = null, leased_until = null, failures = failures + 1, paused_until = :until,
                               trouble = :trouble, trouble_at = :now, stuck_uid = :stuck,
                               state = case when :password then 'NEEDS_PASSWORD' else 'READY' end
                         where id = :id and lease = :lease
                        """)
                .param("until", Sql.at(now.plus(PAUSES.get(Math.min(mailbox.failures(), PAUSES.size() - 1)))))
                .param("trouble", outcome.messageKey())
                .param("now", Sql.at(now))
                .param("stuck", stuckUid, Types.BIGINT)
                .param("password", password)
                .param("id", mailbox.id())
                .param("lease", mailbox.lease())
                .update();
        if (changed == 1 && password) {
            events.publishEvent(new MailboxNeedsPassword(
                    mailbox.id(), mailbox.isDesk(), mailbox.details().host()));
        }
    }

    /** It could be opened just now: it is looked into with the next round. */
    void forgetTrouble(UUID account) {
        jdbc.sql("""
                        update mail_mailbox
                           set state = 'READY', failures = 0, trouble = null, trouble_at = null, paused_until = null
                         where id = :id and failures > 0
                        """).param("id", account).update();
    }

    /** A mailbox is no longer read until somebody enters a password. Published in the transaction that says so. */
    record MailboxNeedsPassword(UUID mailbox, boolean desk, String host) {}
}
