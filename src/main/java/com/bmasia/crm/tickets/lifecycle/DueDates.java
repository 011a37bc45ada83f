package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.sla.SlaClock;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Due times of running clocks that no longer are what the calendar says, because holidays came or went since. */
@Service
@Requires(Permission.ADMINISTER)
public class DueDates {

    /** So many in one request; who has more goes on with the rest. */
    static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final MoveDueDate move;

    DueDates(JdbcClient jdbc, BusinessCalendars calendars, MoveDueDate move) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.move = move;
    }

    private record Running(TicketId ticket, SlaClock clock) {}

    /** How many open tickets have one. */
    public int outdated() {
        return find().size();
    }

    /** Moves those of at most {@value #AT_ONCE} tickets, each for itself; gives how many were moved. */
    public int move(CurrentUser by) {
        return (int) find().stream()
                .limit(AT_ONCE)
                .filter(ticket -> move.of(ticket, by))
                .count();
    }

    private List<TicketId> find() {
        BusinessCalendar calendar = calendars.business();
        return jdbc
                .sql("""
                        select id, sla_running_since, sla_response_target_seconds, sla_response_used_seconds,
                               sla_response_reached_at, sla_response_due_at, sla_resolution_target_seconds,
                               sla_resolution_used_seconds, sla_resolution_reached_at, sla_resolution_due_at
                          from ticket
                         where status in ('NEW', 'ASSIGNED', 'IN_PROGRESS') and sla_running_since is not null
                           and sla_calendar = :calendar
                         order by sla_resolution_due_at, id
                        """)
                .param("calendar", BusinessCalendars.BUSINESS)
                .query((row, n) -> running(row))
                .list()
                .stream()
                .filter(running -> running.clock().isOutdated(calendar))
                .map(Running::ticket)
                .toList();
    }

    private static Running running(ResultSet row) throws SQLException {
        Instant since = Sql.instant(row, "sla_running_since");
        SlaClock clock = new SlaClock(
                BusinessCalendars.BUSINESS, since, target(row, "sla_response_"), target(row, "sla_resolution_"));
        return new Running(new TicketId(Objects.requireNonNull(Sql.uuid(row, "id"))), clock);
    }

    private static SlaClock.Target target(ResultSet row, String prefix) throws SQLException {
        return new SlaClock.Target(
                row.getLong(prefix + "target_seconds"),
                row.getLong(prefix + "used_seconds"),
                Sql.instant(row, prefix + "reached_at"),
                0,
                Sql.instant(row, prefix + "due_at"));
    }
}
