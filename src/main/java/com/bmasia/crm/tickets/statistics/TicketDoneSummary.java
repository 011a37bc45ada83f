package com.bmasia.crm.tickets.statistics;

import com.bmasia.crm.shared.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds the tickets that were closed a day ago or earlier to the numbers of {@code ticket_done_*} (docs/decisions/0043).
 * Statistics are right whenever, and however seldom, this runs: what has not been added is counted from the tickets.
 */
@Component
public class TicketDoneSummary {

    /** No transaction takes that long: whoever closed a ticket before has committed. */
    private static final Duration SETTLED = Duration.ofDays(1);

    private static final String ADDED = "closed_at >= :since and closed_at < :until";

    private static final String KINDS = """
            insert into ticket_done_kind as d (priority, team, category, tickets)
            select priority, team, category, count(*) from ticket where %s group by priority, team, category
            on conflict (priority, team, category) do update set tickets = d.tickets + excluded.tickets
            """.formatted(ADDED);

    private static final String DAYS = """
            insert into ticket_done_day as d (day, created, resolved)
            select day, sum(created), sum(resolved)
              from (select (created_at at time zone :zone)::date as day, 1 as created, 0 as resolved from ticket where %1$s
                    union all
                    select (resolved_at at time zone :zone)::date, 0, 1 from ticket
                     where %1$s and resolved_at is not null) counted
             group by day
            on conflict (day) do update set created = d.created + excluded.created, resolved = d.resolved + excluded.resolved
            """.formatted(ADDED);

    private static final String TIMES = """
            insert into ticket_done_time as d (goal, day, seconds, tickets, kept)
            select :goal, (created_at at time zone :zone)::date, ticket_done_step(%2$s_seconds), count(*),
                   count(*) filter (where sla_%2$s_used_seconds <= sla_%2$s_target_seconds)
              from ticket where %1$s and %2$s_seconds is not null
             group by 2, 3
            on conflict (goal, day, seconds) do update set tickets = d.tickets + excluded.tickets, kept = d.kept + excluded.kept
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    TicketDoneSummary(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** One node at a time: the others wait for the row and then find nothing to add. */
    @Scheduled(cron = "0 11 * * * *")
    @Transactional
    public void addClosed() {
        Timestamp until = Sql.at(clock.instant().minus(SETTLED));
        boolean empty = jdbc.sql("select until = '-infinity' from ticket_done_until for update")
                .query(Boolean.class)
                .single();
        if (empty) {
            jdbc.sql("delete from ticket_done_kind").update();
            jdbc.sql("delete from ticket_done_day").update();
            jdbc.sql("delete from ticket_done_time").update();
        }
        add(KINDS, null, until);
        add(DAYS, null, until);
        for (String goal : new String[] {"response", "resolution"}) {
            add(TIMES.formatted(ADDED, goal), goal, until);
        }
        jdbc.sql("update ticket_done_until set until = :until where until < :until")
                .param("until", until)
                .update();
    }

    private void add(String sql, String goal, Timestamp until) {
        jdbc.sql(sql.replace(":since", "(select until from ticket_done_until)"))
                .param("until", until)
                .param("zone", zone.getId(), Types.VARCHAR)
                .param("goal", goal, Types.VARCHAR)
                .update();
    }
}
