package com.bmasia.crm.mail.failures;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.answers.Rejections;
import com.bmasia.crm.mail.failures.FailureGroup.Cause;
import com.bmasia.crm.mail.failures.FailureGroup.Key;
import com.bmasia.crm.mail.log.AccountName;
import com.bmasia.crm.mail.log.MailAccess;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What needs somebody: failed and unknown mails by their cause, accounts in trouble, and what waits for what. */
@Component
public class MailFailures {

    public static final int COUNTED = 99;

    /** Of so many, the newest, the causes are told; beyond, counting would take longer than people wait. */
    private static final int MOST = 50_000;

    private static final int MOST_GROUPS = 100;

    private static final String GROUPS = """
            select g.*, %s, e.to_address, e.state_reason
              from (select f.cause, f.detail, f.account, count(*) as count, min(f.at) as first, max(f.at) as last,
                           (array_agg(f.id order by f.at desc, f.id desc))[1] as example
                      from (select m.id, coalesce(m.finished_at, m.created_at) as at,
                                   %s as cause, %s as detail, %s as account
                              %s %s
                             order by m.created_at desc, m.id desc limit :most) f
                     group by f.cause, f.detail, f.account) g
              join mail_message e on e.id = g.example
              left join mail_account a on a.id = g.account
              %s
             order by g.last desc, g.example desc limit :groups
            """;

    private final JdbcClient jdbc;
    private final MailAccess access;
    private final Clock clock;

    MailFailures(JdbcClient jdbc, MailAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** @param until when it is tried again by itself; null where somebody must give a new password */
    public record Trouble(
            AccountName account, boolean needsPassword, String words, Instant since, Instant until, int waiting) {}

    /** Our e-mail is being rejected. @param words of the last server that did */
    public record Rejected(AccountName account, int mails, Instant since, String words) {}

    /**
     * Mails of one account that wait for the same thing.
     *
     * @param why {@code due}, {@code later}, {@code password}, {@code paused}; {@code deferred} with the reason as detail
     */
    public record Waiting(AccountName account, String why, String detail, int count, Instant oldest, Instant next) {}

    /** Never more than {@link #COUNTED} and one. */
    public int count(CurrentUser reader) {
        MailAccess.Condition readable = access.of(reader);
        return jdbc.sql("select count(*) from (select " + FailureSql.FROM + readable.sql() + " limit :most) f")
                .params(readable.parameters())
                .param("most", COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    public List<FailureGroup> groups(CurrentUser reader) {
        MailAccess.Condition readable = access.of(reader);
        return jdbc.sql(GROUPS.formatted(
                        AccountName.COLUMNS,
                        FailureSql.CAUSE,
                        FailureSql.DETAIL,
                        FailureSql.ACCOUNT,
                        FailureSql.FROM,
                        readable.sql(),
                        AccountName.OWNER))
                .params(readable.parameters())
                .param("most", MOST)
                .param("groups", MOST_GROUPS)
                .query((row, n) -> group(row))
                .list();
    }

    private static FailureGroup group(ResultSet row) throws SQLException {
        UUID account = Sql.uuid(row, "account");
        return new FailureGroup(
                new Key(Cause.valueOf(row.getString("cause")), row.getString("detail"), account),
                AccountName.of(row),
                row.getInt("count"),
                Sql.instant(row, "first"),
                Sql.instant(row, "last"),
                new MailId(Sql.uuid(row, "example")),
                row.getString("to_address"),
                row.getString("state_reason"));
    }

    public List<Trouble> accountsInTrouble() {
        return jdbc.sql("""
                        select %s, a.state, a.trouble, a.trouble_at, a.paused_until,
                               (select count(*) from (select from mail_message m
                                 where m.account_id = a.id and m.state in ('QUEUED', 'DEFERRED') limit :most) w) as waiting
                          from mail_account a %s
                         where a.active and a.removed_at is null
                           and (a.state = 'NEEDS_PASSWORD' or a.failures > 0 or a.paused_until > :now)
                         order by a.trouble_at desc nulls last, a.id
                        """.formatted(AccountName.COLUMNS, AccountName.OWNER))
                .param("now", Sql.at(clock.instant()))
                .param("most", MOST)
                .query((row, n) -> new Trouble(
                        AccountName.of(row),
                        "NEEDS_PASSWORD".equals(row.getString("state")),
                        row.getString("trouble"),
                        Sql.instant(row, "trouble_at"),
                        Sql.instant(row, "paused_until"),
                        row.getInt("waiting")))
                .list();
    }

    /** Accounts whose mails are refused for what we are. */
    public List<Rejected> rejected() {
        return jdbc.sql("""
                        select %s, a.rejections, a.rejections_since, a.rejected_answer
                          from mail_account a %s
                         where a.removed_at is null and a.rejection_alarm_at is not null and a.rejected_at > :quiet
                         order by a.rejected_at desc, a.id
                        """.formatted(AccountName.COLUMNS, AccountName.OWNER))
                .param("quiet", Sql.at(clock.instant().minus(Rejections.QUIET)))
                .query((row, n) -> new Rejected(
                        AccountName.of(row),
                        row.getInt("rejections"),
                        Sql.instant(row, "rejections_since"),
                        row.getString("rejected_answer")))
                .list();
    }

    public List<Waiting> waiting() {
        return jdbc.sql("""
                        select w.*, %s
                          from (select m.account_id as account, count(*) as count, min(m.created_at) as oldest,
                                       min(m.due_at) as next, m.why, m.detail
                                  from (select m.account_id, m.created_at, m.due_at,
                                               case when a.state = 'NEEDS_PASSWORD' then 'password'
                                                    when a.paused_until > :now then 'paused'
                                                    when m.due_at <= :now then 'due'
                                                    when m.state = 'DEFERRED' then 'deferred'
                                                    else 'later' end as why,
                                               case when m.state = 'DEFERRED' and a.state = 'READY' and m.due_at > :now
                                                      and (a.paused_until is null or a.paused_until <= :now)
                                                    then regexp_replace(m.state_reason, '[^ ]+@[^ ]+', '…', 'g')
                                                    end as detail
                                          from mail_message m join mail_account a on a.id = m.account_id
                                         where m.state in ('QUEUED', 'DEFERRED') limit :most) m
                                 group by m.account_id, m.why, m.detail) w
                          join mail_account a on a.id = w.account %s
                         order by w.count desc, w.account, w.why, w.detail limit :groups
                        """.formatted(AccountName.COLUMNS, AccountName.OWNER))
                .param("now", Sql.at(clock.instant()))
                .param("most", MOST)
                .param("groups", MOST_GROUPS)
                .query((row, n) -> new Waiting(
                        AccountName.of(row),
                        row.getString("why"),
                        row.getString("detail"),
                        row.getInt("count"),
                        Sql.instant(row, "oldest"),
                        Sql.instant(row, "next")))
                .list();
    }
}
