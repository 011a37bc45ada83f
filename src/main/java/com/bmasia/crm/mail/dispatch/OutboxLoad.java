package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much the outbox has to do, for health and monitoring. */
@Component
class OutboxLoad {

    /** Counting further would cost more than the answer is worth. */
    static final int MAX_COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final MailProperties.Dispatcher settings;
    private final Clock clock;

    OutboxLoad(JdbcClient jdbc, MailProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.settings = properties.dispatcher();
        this.clock = clock;
    }

    /** @param nodes that send and are alive */
    record Counts(int waiting, int inFlight, int failures, int nodes) {}

    /** Of accounts that can send: what waits for a password or a server is told with the accounts. */
    Duration lag() {
        Instant now = clock.instant();
        Optional<Instant> oldest = jdbc.sql("""
                        select min(due.at) as at
                          from mail_account a
                         cross join lateral (select min(m.due_at) as at from mail_message m
                                              where m.account_id = a.id and m.state in ('QUEUED', 'DEFERRED')) due
                         where a.active and a.state = 'READY' and (a.paused_until is null or a.paused_until <= :now)
                        """)
                .param("now", Sql.at(now))
                .query((row, n) -> Optional.ofNullable(Sql.instant(row, "at")))
                .single();
        return oldest.filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    Counts counts() {
        return jdbc.sql("""
                        select (select count(*) from (select from mail_message
                                 where state in ('QUEUED', 'DEFERRED') limit :most) w) as waiting,
                               (select count(*) from (select from mail_message
                                 where state = 'IN_FLIGHT' limit :most) f) as in_flight,
                               (select count(*) from (select from mail_message
                                 where state in ('FAILED', 'UNKNOWN') limit :most) e) as failures,
                               (select count(*) from mail_node
                                 where seen_at > now() - :lost * interval '1 second') as nodes
                        """)
                .param("most", MAX_COUNTED)
                .param("lost", settings.nodeLostAfter().toMillis() / 1000.0)
                .query(Counts.class)
                .single();
    }
}
