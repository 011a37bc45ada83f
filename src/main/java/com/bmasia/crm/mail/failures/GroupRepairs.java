package com.bmasia.crm.mail.failures;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.log.MailAccess;
import com.bmasia.crm.mail.log.MailRepairs;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends all mails of a group after all, or gives them up: some hundred in a transaction, and a few seconds at a time, so that
 * the person sees how far it is and can stop. What was done stays done; whoever stops in between finds the rest as it was.
 */
@Service
@Requires(Permission.OPERATE)
public class GroupRepairs {

    private static final int AT_ONCE = 500;
    private static final Duration STEP = Duration.ofSeconds(2);

    private static final String SAME_CAUSE = " and %s = :cause and %s = :detail and %s is not distinct from :account"
            .formatted("(" + FailureSql.CAUSE + ")", "(" + FailureSql.DETAIL + ")", "(" + FailureSql.ACCOUNT + ")");

    private final JdbcClient jdbc;
    private final MailAccess access;
    private final MailOutbox outbox;
    private final MailRepairs repairs;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    GroupRepairs(
            JdbcClient jdbc,
            MailAccess access,
            MailOutbox outbox,
            MailRepairs repairs,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.access = access;
        this.outbox = outbox;
        this.repairs = repairs;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * How far a group is.
     *
     * @param began mails that came later are not touched
     * @param seen how many were looked at, {@code done} how many of them wait or are given up now
     * @param after the last one, null at the beginning
     */
    public record Progress(
            FailureGroup.Key group,
            boolean retry,
            Instant began,
            int total,
            int seen,
            int done,
            UUID after,
            boolean finished) {

        public int percent() {
            return total == 0 || finished ? 100 : Math.min(99, 100 * seen / total);
        }

        private Progress with(int more, int success, UUID last) {
            return new Progress(
                    group, retry, began, total, seen + more, done + success, last == null ? after : last, last == null);
        }
    }

    public Progress begin(FailureGroup.Key group, boolean retry, Instant now, CurrentUser person) {
        MailAccess.Condition readable = access.of(person);
        int total = bind(jdbc.sql("select count(*)" + FailureSql.FROM + readable.sql() + SAME_CAUSE), group)
                .params(readable.parameters())
                .query(Integer.class)
                .single();
        return step(new Progress(group, retry, now, total, 0, 0, null, false), person);
    }

    /** Goes on for a few seconds. */
    public Progress step(Progress before, CurrentUser person) {
        long end = System.nanoTime() + STEP.toNanos();
        Progress now = before;
        while (!now.finished() && System.nanoTime() < end) {
            Progress from = now;
            now = transaction.execute(status -> some(from, person));
        }
        return now;
    }

    private Progress some(Progress from, CurrentUser person) {
        List<MailId> ids = next(from, person);
        if (ids.isEmpty()) {
            return from.with(0, 0, null);
        }
        int done = from.retry() ? outbox.retryAll(ids) : outbox.cancelAll(ids, repairs.cancelledBy(person));
        audit.record(
                person,
                from.retry() ? "mail.retried" : "mail.cancelled",
                "mail",
                null,
                from.group().detail().isEmpty()
                        ? from.group().cause().code()
                        : from.group().detail(),
                Map.of("mails", new AuditLog.Change(null, String.valueOf(done))));
        return from.with(ids.size(), done, ids.get(ids.size() - 1).value());
    }

    private List<MailId> next(Progress from, CurrentUser person) {
        MailAccess.Condition readable = access.of(person);
        return bind(jdbc.sql("select m.id" + FailureSql.FROM + readable.sql() + SAME_CAUSE + """
                                    and m.created_at <= :began and (cast(:after as uuid) is null or m.id > :after)
                                  order by m.id limit :limit for update of m
                                """), from.group())
                .params(readable.parameters())
                .param("began", Sql.at(from.began()))
                .param("after", from.after(), Types.OTHER)
                .param("limit", AT_ONCE)
                .query((row, n) -> new MailId(Sql.uuid(row, "id")))
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, FailureGroup.Key group) {
        return statement
                .param("cause", group.cause().name())
                .param("detail", group.detail())
                .param("account", group.account(), Types.OTHER);
    }
}
