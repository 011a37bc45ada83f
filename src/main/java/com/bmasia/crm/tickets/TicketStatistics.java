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

/** Numbers about tickets: where they stand now, and how a period went. Days are those of the business zone. */
@Component
public class TicketStatistics {

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
                        """.formatted(TicketConditions.OVERDUE))
                .param("person", person.value())
                .param("now", Sql.at(clock.instant()))
                .query(Now.class)
                .single();
    }

    /** Tickets that are not resolved or closed. */
    public Counts open() {
        return counts("where status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING')");
    }

    /** All tickets ever. */
    public Counts all() {
        return counts("");
    }

    public Period lastDays(int days) {
        LocalDate last = clock.instant().atZone(zone).toLocalDate();
        LocalDate first = last.minusDays(days - 1L);
        return new Period(
                first,
                last,
                times("response", first),
                times("resolution", first),
                daily(first, last),
                ratingsSince(first));
    }

    /** What customers answered in these days, today included. */
    public Answers.Summary lastDaysRatings(int days) {
        return ratingsSince(clock.instant().atZone(zone).toLocalDate().minusDays(days - 1L));
    }

    private Answers.Summary ratingsSince(LocalDate first) {
        return answers.since(first.atStartOfDay(zone).toInstant());
    }

    private Counts counts(String where) {
        List<Cell> cells = jdbc.sql("""
                        select lower(status) as status, lower(priority) as priority, team, lower(category) as category,
                               tickets
                          from (select status, priority, team, category, count(*) as tickets
                                  from ticket %s
                                 group by status, priority, team, category) counted
                        """.formatted(where)).query(Cell.class).list();
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

    /** @param goal the part of the columns' names that belongs to it */
    private Times times(String goal, LocalDate first) {
        return jdbc.sql("""
                        select count(*) as tickets,
                               count(*) filter (where sla_%1$s_used_seconds <= sla_%1$s_target_seconds) as kept,
                               percentile_disc(array[0.5, 0.9, 0.95]) within group (order by %1$s_seconds) as seconds
                          from ticket
                         where created_at >= :first and %1$s_seconds is not null
                        """.formatted(goal))
                .param("first", start(first))
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

    /** A range of an index for each day: six times quicker than the day of each ticket. */
    private List<Day> daily(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select d.day,
                               (select count(*) from ticket where created_at >= d.begins and created_at < d.ends) as created,
                               (select count(*) from ticket where resolved_at >= d.begins and resolved_at < d.ends) as resolved
                          from (select day::date,
                                       day at time zone :zone as begins,
                                       (day + interval '1 day') at time zone :zone as ends
                                  from generate_series(cast(:first as timestamp), cast(:last as timestamp), '1 day') day) d
                         order by d.day
                        """)
                .param("zone", zone.getId(), Types.VARCHAR)
                .param("first", first.toString())
                .param("last", last.toString())
                .query(Day.class)
                .list();
    }

    private Timestamp start(LocalDate day) {
        return Sql.at(day.atStartOfDay(zone).toInstant());
    }
}
