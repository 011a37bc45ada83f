package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.sla.EscalationLevel;
import com.bmasia.crm.tickets.sla.EscalationPlan;
import com.bmasia.crm.tickets.sla.SlaClock.Escalation;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the watch over a ticket's targets does, one method per step of its model; called by the delegates, never by people.
 * The levels are those of the decision table at this moment.
 */
@Service
@Transactional
public class TicketEscalation {

    private final Tickets tickets;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final BusinessCalendars calendars;
    private final UserDirectory people;
    private final Clock clock;

    TicketEscalation(
            Tickets tickets,
            TicketTimeline timeline,
            TicketNotices notices,
            BusinessCalendars calendars,
            UserDirectory people,
            Clock clock) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.notices = notices;
        this.calendars = calendars;
        this.people = people;
        this.clock = clock;
    }

    /** When the next level is reached, or that the watch has to wait, or may end. */
    public EscalationPlan plan(TicketId id, List<EscalationLevel> levels) {
        Ticket ticket = tickets.locked(id);
        if (ticket.status() == TicketStatus.CLOSED) {
            return new EscalationPlan(EscalationPlan.State.FINISHED, null);
        }
        return next(ticket, levels)
                .map(next -> new EscalationPlan(EscalationPlan.State.RUNNING, next.at()))
                .orElse(new EscalationPlan(EscalationPlan.State.PAUSED, null));
    }

    /** Notifies of a level that is reached. None is, where the clock was stopped or the target met since the timer was set. */
    public void raise(TicketId id, List<EscalationLevel> levels) {
        Ticket ticket = tickets.locked(id);
        next(ticket, levels).filter(next -> !next.at().isAfter(clock.instant())).ifPresent(due -> {
            ticket.markRaised(due);
            levels.stream()
                    .filter(level -> level.percent() == due.percent())
                    .forEach(level -> notify(ticket, due, level));
            tickets.save(ticket);
            notices.changed(id);
        });
    }

    private Optional<Escalation> next(Ticket ticket, List<EscalationLevel> levels) {
        BusinessCalendar calendar = calendars.named(ticket.sla().calendar());
        Set<Integer> percents = levels.stream().map(EscalationLevel::percent).collect(Collectors.toUnmodifiableSet());
        return ticket.sla().nextEscalation(percents, calendar, clock.instant());
    }

    private void notify(Ticket ticket, Escalation due, EscalationLevel level) {
        Collection<UserId> notified = notices.escalated(ticket, due.goal(), level);
        TicketEventKind kind = switch (level.message()) {
            case WARNING -> TicketEventKind.WARNED;
            case BREACH -> TicketEventKind.BREACHED;
            case ESCALATION -> TicketEventKind.ESCALATED;
        };
        timeline.happened(
                ticket.id(),
                null,
                kind,
                Map.of(
                        "goal", due.goal().name().toLowerCase(Locale.ROOT),
                        "percent", Integer.toString(level.percent()),
                        "notified", names(notified)));
    }

    private String names(Collection<UserId> of) {
        return people.find(of).values().stream().map(Person::name).sorted().collect(Collectors.joining(", "));
    }
}
