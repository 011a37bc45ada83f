package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.sla.SlaClock;
import com.bmasia.crm.tickets.sla.SlaClock.Goal;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One ticket's due times follow the calendar, with its tasks and the watch over its clock; the timeline says so. */
@Component
class MoveDueDate {

    private final Tickets tickets;
    private final TicketFollowers follow;
    private final TicketTimeline timeline;
    private final BusinessCalendars calendars;
    private final Clock clock;

    MoveDueDate(
            Tickets tickets,
            TicketFollowers follow,
            TicketTimeline timeline,
            BusinessCalendars calendars,
            Clock clock) {
        this.tickets = tickets;
        this.follow = follow;
        this.timeline = timeline;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @return false where there was nothing to move any more */
    @Transactional
    @RetryLostRace
    public boolean of(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        SlaClock before = ticket.sla();
        BusinessCalendar calendar = calendars.named(before.calendar());
        if (!before.isOutdated(calendar)) {
            return false;
        }
        ticket.replan(calendar, clock.instant());
        tickets.save(ticket);
        Stream.of(Goal.RESOLUTION, Goal.FIRST_RESPONSE)
                .filter(goal -> isMoved(before.dueAt(goal), ticket.sla().dueAt(goal)))
                .findFirst()
                .ifPresent(goal -> timeline.happened(
                        id,
                        by.id(),
                        TicketEventKind.DUE_MOVED,
                        Map.of(
                                "goal", goal.name().toLowerCase(),
                                "from", before.dueAt(goal).toString(),
                                "to", ticket.sla().dueAt(goal).toString())));
        follow.changed(id);
        return true;
    }

    private static boolean isMoved(Instant before, Instant now) {
        return before != null && now != null && !before.equals(now);
    }
}
