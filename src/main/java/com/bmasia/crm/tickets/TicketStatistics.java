package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.survey.Answers;
import com.bmasia.crm.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers about tickets: where they stand now, and how a period went. Days are those of the business zone. Tickets closed
 * more than a day ago come from a summary, in which times are known to two per cent.
 */
@Component
public class TicketStatistics {

    /** Tickets of which the summary does not know. With a value and not a query for it, so that the planner knows how few. */
    private static final String LIVE = "(status <> 'CLOSED' or closed_at >= cast(:until as timestamptz))";

    private static final String SUMMARISED = "cast(:until as timestamptz) > '-infinity'";

    private static final String CELLS = """
            select lower(status) as status, lower(priority) as priority, team, lower(category) as category, tickets
              from (select status, priority, team, category, count(*) as tickets
                      from ticket where %s
                     group by status, priority, team, category) counted
            """;

    private static final String TIMES = """
            with lasted as (
                select %1$s_seconds as seconds, count(*) as tickets,
                       count(*) filter (where sla_%1$s_used_seconds <= sla_%1$s_target_seconds) as kept
                  from ticket
                 where created_at >= :first and %1$s_seconds is not null and %2$s
                 group by 1
                union all
                select seconds, sum(tickets), sum(kept) from ticket_done_time
                 where goal = :goal and day >= :day and %3$s
                 group by 1),
            ranked as (
                select seconds, tickets, kept, sum(tickets) over (order by seconds) as upto, sum(tickets) over () as whole
                  from lasted)
            select coalesce(sum(tickets), 0) as tickets, coalesce(sum(kept), 0) as kept,
                   array[min(seconds) filter (where upto >= whole * 0.5), min(seconds) filter (where upto >= whole * 0.9),
                         min(seconds) filter (where upto >= whole * 0.95)] as seconds
              from ranked
            """;

    private static final String DAYS = """
            with counted as (
                select (created_at at time zone :zone)::date as day, count(*) as created, 0 as resolved
                  from ticket where created_at >= :from and %1$s group by 1
                union all
                select (resolved_at at time zone :zone)::date, 0, count(*)
                  from ticket where resolved_at >= :from and %1$s group by 1
                union all
                select day, created, resolved from ticket_done_day where day >= cast(:first as date) and %2$s)
            select d.day::date, coalesce(sum(c.created), 0) as created, coalesce(sum(c.resolved), 0) as resolved
              from generate_series(cast(:first as timestamp), cast(:last as timestamp), '1 day') as d (day)
              left join counted c on c.day = d.day::date
             group by d.day
             order by d.day
            """;

    private final JdbcClient jdbc;
    private final Answers answers;
    private final Clock clock;
    private final ZoneId zone;

    TicketStatistics(JdbcClient jdbc, Answers answers, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    /** What is to be done now; {@code mine} is what this person is in charge of. All without resolved and closed. */
    public record Now(long open, long mine, long unassigned, long overdue) {}

    /** Numbers of tickets by the codes of status, priority, category and the key of the team. */
    public record Counts(
            Map<String, Long> byStatus,
            Map<String, Long> byPriority,
            Map<String, Long> byTeam,
            Map<String, Long> byCategory) {

        public long total() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * How long something took, from creation: half of the tickets, 90 and 95 of 100 took no longer.
     *
     * @param tickets how many have got that far
     * @param kept how many of them within the promised business time
     */
    public record Times(long tickets, long kept, Duration median, Duration p90, Duration p95) {

        /** Null where there was no ticket at all. */
        public Integer keptPercent() {
            return tickets == 0 ? null : (int) Math.round(100.0 * kept / tickets);
        }
    }

    public record Day(LocalDate day, long created, long resolved) {}

    /** Tickets created from the first to the last day. */
    public record Period(
            LocalDate first,
            LocalDate last,
            Times firstResponse,
            Times resolution,
            List<Day> days,
            Answers.Summary ratings) {

        public long created() {
            return days.stream().mapToLong(Day::created).sum();
        }

        public long resolved() {
            return days.stream().mapToLong(Day::resolved).sum();
        }
    }

    private record Cell(String status, String priority, String team, String category, long tickets) {}

    public Now now(UserId person) {
        return jdbc.sql("""
                        select count(*) as open,
                               count(*) filter (where t.assignee_id = :person) as mine,
                               count(*) filter (where t.assignee_id is null) as unassigned,
                               count(*) filter (where %s) as overdue
                          from ticket t
                         where t.status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING')
                        """.formatted(TicketQueries.OVERDUE))
                .param("person", person.value())
                .param("now", Sql.at(clock.instant()))
                .query(Now.class)
                .single();
    }

    /** Tickets that are not resolved or closed. */
    public Counts open() {
        return counts(CELLS.formatted("status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING')"));
    }

    /** All tickets ever. In one view of the data, as the summary may be added to meanwhile. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Counts all() {
        return counts(CELLS.formatted(LIVE) + """
                union all
                select 'closed', lower(priority), team, lower(category), tickets from ticket_done_kind
                 where %s
                """.formatted(SUMMARISED));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Period lastDays(int days) {
        LocalDate last = clock.instant().atZone(zone).toLocalDate();
        LocalDate first = last.minusDays(days - 1L);
        String until = until();
        return new Period(
                first,
                last,
                times("response", first, until),
                times("resolution", first, until),
                daily(first, last, until),
                ratingsSince(first));
    }

    /** What customers answered in these days, today included. */
    public Answers.Summary lastDaysRatings(int days) {
        return ratingsSince(clock.instant().atZone(zone).toLocalDate().minusDays(days - 1L));
    }

    private Answers.Summary ratingsSince(LocalDate first) {
        return answers.since(first.atStartOfDay(zone).toInstant());
    }

    private Counts counts(String sql) {
        List<Cell> cells =
                jdbc.sql(sql).param("until", until()).query(Cell.class).list();
        return new Counts(
                sum(cells, Cell::status),
                sum(cells, Cell::priority),
                sum(cells, Cell::team),
                sum(cells, Cell::category));
    }

    private static Map<String, Long> sum(List<Cell> cells, Function<Cell, String> by) {
        return cells.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.summingLong(Cell::tickets)));
    }

    /** Up to when tickets were closed that are in the summary. */
    private String until() {
        return jdbc.sql("select until::text from ticket_done_until")
                .query(String.class)
                .single();
    }

    /** @param goal the part of the columns' names that belongs to it */
    private Times times(String goal, LocalDate first, String until) {
        return jdbc.sql(TIMES.formatted(goal, LIVE, SUMMARISED))
                .param("until", until)
                .param("first", start(first))
                .param("day", first)
                .param("goal", goal)
                .query((row, n) -> times(row))
                .single();
    }

    private static Times times(ResultSet row) throws SQLException {
        Object[] seconds = row.getArray("seconds") == null
                ? new Object[3]
                : (Object[]) row.getArray("seconds").getArray();
        return new Times(
                row.getLong("tickets"),
                row.getLong("kept"),
                duration(seconds[0]),
                duration(seconds[1]),
                duration(seconds[2]));
    }

    private static Duration duration(Object seconds) {
        return seconds == null ? null : Duration.ofSeconds(((Number) seconds).longValue());
    }

    private List<Day> daily(LocalDate first, LocalDate last, String until) {
        return jdbc.sql(DAYS.formatted(LIVE, SUMMARISED))
                .param("until", until)
                .param("zone", zone.getId(), Types.VARCHAR)
                .param("from", start(first))
                .param("first", first.toString())
                .param("last", last.toString())
                .query(Day.class)
                .list();
    }

    private Timestamp start(LocalDate day) {
        return Sql.at(day.atStartOfDay(zone).toInstant());
    }
}
