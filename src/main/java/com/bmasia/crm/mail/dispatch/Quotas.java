package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The limits of accounts: per minute and per rolling 24 hours, counted in a ledger that all nodes share. Marketing stops at
 * 80 % of the day's, so that documents and answers still go out.
 */
@Component
class Quotas {

    private static final Duration DAY = Duration.ofHours(24);
    private static final double MARKETING_SHARE = 0.8;

    private final JdbcClient jdbc;
    private final MessageSource texts;
    private final Clock clock;

    Quotas(JdbcClient jdbc, MessageSource texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * How many mails may go out now.
     *
     * @param all of any kind
     * @param marketing of these, at most so many
     */
    record Room(int all, int marketing) {

        int of(MailPurpose purpose) {
            return purpose == MailPurpose.MARKETING ? Math.min(all, marketing) : all;
        }
    }

    private record Limits(Integer perMinute, Integer perDay) {}

    /** Locks the account until the end of the transaction; empty where it may not send at all now. */
    Optional<Room> lock(UUID account) {
        return jdbc.sql("""
                        select limit_per_minute, limit_per_day from mail_account
                         where id = :id and state = 'READY' and (paused_until is null or paused_until <= :now)
                           for no key update
                        """)
                .param("id", account)
                .param("now", Sql.at(clock.instant()))
                .query((row, n) -> new Limits(
                        row.getObject("limit_per_minute", Integer.class),
                        row.getObject("limit_per_day", Integer.class)))
                .optional()
                .map(limits -> room(account, limits));
    }

    private Room room(UUID account, Limits limits) {
        int minute = limits.perMinute() == null
                ? Integer.MAX_VALUE
                : limits.perMinute() - used(account, Duration.ofMinutes(1));
        if (limits.perDay() == null) {
            return new Room(Math.max(0, minute), Integer.MAX_VALUE);
        }
        int used = used(account, DAY);
        int day = limits.perDay() - used;
        int marketing = Math.max(1, (int) (limits.perDay() * MARKETING_SHARE)) - used;
        if (marketing <= 0) {
            defer(account, limits.perDay(), day <= 0);
        }
        return new Room(Math.max(0, Math.min(minute, day)), Math.max(0, marketing));
    }

    private int used(UUID account, Duration period) {
        return jdbc.sql("select count(*) from mail_ledger where account_id = :account and at > :from")
                .param("account", account)
                .param("from", Sql.at(clock.instant().minus(period)))
                .query(Integer.class)
                .single();
    }

    void use(UUID account, List<MailId> mails) {
        if (mails.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into mail_ledger (account_id, mail_id, at)
                        select :account, mail, :now from unnest(cast(:mails as uuid[])) mail
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("now", Sql.at(clock.instant()))
                .param("mails", mails.stream().map(MailId::value).toArray(UUID[]::new))
                .update();
    }

    /** These mails did not get as far as the server. */
    void giveBack(UUID account, List<MailId> mails, Instant at) {
        jdbc.sql("""
                        delete from mail_ledger
                         where account_id = :account and at = :at and mail_id = any(cast(:mails as uuid[]))
                        """)
                .param("account", account)
                .param("at", Sql.at(at))
                .param("mails", mails.stream().map(MailId::value).toArray(UUID[]::new))
                .update();
    }

    /**
     * Every mail that is due waits for its place: the first for the moment at which the oldest mail of the last 24 hours no
     * longer counts, the next for the next. So each row is written once, however many wait.
     */
    private void defer(UUID account, int perDay, boolean all) {
        jdbc.sql("""
                        with place as (
                            select row_number() over (order by at, mail_id) as n, at
                              from mail_ledger where account_id = :account and at > :from),
                        waiting as (
                            select m.id, row_number() over (order by m.priority, m.due_at, m.id) as n
                              from mail_message m
                             where m.account_id = :account and m.state in ('QUEUED', 'DEFERRED') and m.due_at <= :now
                               and (:all or m.purpose = 'MARKETING'))
                        update mail_message m
                           set state = 'DEFERRED', state_reason = :reason,
                               due_at = p.at + (1 + (w.n - 1) / c.places) * interval '24 hours'
                          from waiting w
                         cross join (select count(*) as places from place) c
                          join place p on p.n = 1 + (w.n - 1) % greatest(c.places, 1)
                         where m.id = w.id
                        """)
                .param("account", account)
                .param("from", Sql.at(clock.instant().minus(DAY)))
                .param("now", Sql.at(clock.instant()))
                .param("all", all)
                .param("reason", reason(perDay, all))
                .update();
    }

    private String reason(int perDay, boolean all) {
        return texts.getMessage(
                all ? "mail.reason.quota" : "mail.reason.marketingShare", new Object[] {perDay}, Locale.ENGLISH);
    }

    @Scheduled(cron = "0 11 * * * *")
    void forgetOldDays() {
        jdbc.sql("delete from mail_ledger where at < :before")
                .param("before", Sql.at(clock.instant().minus(DAY.plusHours(1))))
                .update();
    }
}
