package com.bmasia.crm.tickets;

import com.bmasia.crm.tickets.SlaClock.Escalation;
import com.bmasia.crm.tickets.SlaClock.Goal;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the processes do to a ticket, one method per step of a model; called by the delegates, never by people. The only
 * place where a ticket's status is written.
 */
@Service
@Transactional
public class TicketSteps {

    private final Tickets tickets;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final BusinessCalendars calendars;
    private final UserDirectory people;
    private final SignIns signIns;
    private final AuditLog audit;
    private final Clock clock;

    TicketSteps(
            Tickets tickets,
            TicketTimeline timeline,
            TicketNotices notices,
            BusinessCalendars calendars,
            UserDirectory people,
            SignIns signIns,
            AuditLog audit,
            Clock clock) {
        this.tickets = tickets;
        this.timeline = timeline;
        this.notices = notices;
        this.calendars = calendars;
        this.people = people;
        this.signIns = signIns;
        this.audit = audit;
        this.clock = clock;
    }

    /** Step "Record routing". Gives what the tasks to come need to know. */
    public TicketHandOver recordRouting(TicketId id, TicketRouting routing) {
        return change(id, ticket -> {
            ticket.route(routing, calendarOf(ticket), calendars.named(routing.serviceLevel().calendar()), clock.instant());
            timeline.happened(
                    id,
                    null,
                    TicketEventKind.ROUTED,
                    Map.of("team", routing.team(), "rule", routing.teamRule(), "service", routing.serviceRule()));
        });
    }

    /** The process has entered the stage that has this status. */
    public void enterStage(TicketId id, TicketStatus stage, Optional<UserId> by) {
        change(id, ticket -> {
            TicketStatus before = ticket.status();
            ticket.enter(stage, calendarOf(ticket), clock.instant());
            statusChanged(ticket, before, by.orElse(null));
        });
    }

    /** A task of the ticket was given to somebody, or (only in the first stage) given back. */
    public void recordAssignment(TicketId id, Optional<UserId> assignee, Optional<UserId> by) {
        change(id, ticket -> {
            if (ticket.assignee().equals(assignee)) {
                return;
            }
            TicketStatus before = ticket.status();
            ticket.assignTo(assignee.orElse(null), clock.instant());
            timeline.happened(
                    id,
                    by.orElse(null),
                    assignee.isPresent() ? TicketEventKind.ASSIGNED : TicketEventKind.RELEASED,
                    assignee.flatMap(people::find)
                            .map(person -> Map.of("to", person.name()))
                            .orElse(Map.of()));
            statusChanged(ticket, before, by.orElse(null));
            notices.assigned(ticket, by);
        });
    }

    /** Three days without an answer: the person in charge learns that the customer should be asked again. */
    public void remind(TicketId id) {
        change(id, ticket -> {
            timeline.happened(id, null, TicketEventKind.REMINDED, Map.of());
            notices.customerSilent(ticket);
        });
    }

    /** Seven days without an answer: the resolution says so. */
    public void noteMissingAnswer(TicketId id, String text) {
        change(id, ticket -> {
            ticket.resolveWith(text);
            timeline.happened(id, null, TicketEventKind.NO_ANSWER, Map.of());
        });
    }

    /** When the next alarm is due, or that the watch has to wait, or may end. */
    @Transactional(readOnly = true)
    public EscalationPlan planEscalation(TicketId id) {
        Ticket ticket = tickets.locked(id);
        if (ticket.status() == TicketStatus.CLOSED) {
            return new EscalationPlan(EscalationPlan.State.FINISHED, null);
        }
        return ticket.sla()
                .nextEscalation(calendarOf(ticket), clock.instant())
                .map(next -> new EscalationPlan(EscalationPlan.State.RUNNING, next.at()))
                .orElse(new EscalationPlan(EscalationPlan.State.PAUSED, null));
    }

    /** Raises what is due. Nothing is, where the clock was stopped or kept its promise since the timer was set. */
    public void raiseEscalation(TicketId id) {
        change(id, ticket -> ticket.sla()
                .nextEscalation(calendarOf(ticket), clock.instant())
                .filter(next -> !next.at().isAfter(clock.instant()))
                .ifPresent(due -> raise(ticket, due)));
    }

    private void raise(Ticket ticket, Escalation due) {
        ticket.markRaised(due);
        TicketEventKind kind =
                switch (due.alarm()) {
                    case BREACH -> TicketEventKind.BREACHED;
                    case ESCALATION -> TicketEventKind.ESCALATED;
                    default -> TicketEventKind.WARNED;
                };
        timeline.happened(ticket.id(), null, kind, Map.of("goal", due.goal().name().toLowerCase()));
        notices.escalated(ticket, due);
    }

    private void statusChanged(Ticket ticket, TicketStatus before, UserId by) {
        if (ticket.status() != before) {
            String from = before.code();
            String to = ticket.status().code();
            timeline.happened(ticket.id(), by, TicketEventKind.STATUS_CHANGED, Map.of("from", from, "to", to));
            audit.record(
                    Optional.ofNullable(by).flatMap(signIns::byId).orElse(null),
                    "ticket.status_changed",
                    "ticket",
                    ticket.id(),
                    ticket.number(),
                    Map.of("status", new Change(from, to)));
        }
    }

    private TicketHandOver change(TicketId id, Consumer<Ticket> step) {
        Ticket ticket = tickets.locked(id);
        step.accept(ticket);
        tickets.save(ticket);
        notices.changed(ticket.id());
        return handOver(ticket);
    }

    static TicketHandOver handOver(Ticket ticket) {
        return new TicketHandOver(
                ticket.id(),
                ticket.team(),
                ticket.sla() == null ? null : ticket.sla().dueAt(Goal.FIRST_RESPONSE),
                ticket.dueAt());
    }

    private BusinessCalendar calendarOf(Ticket ticket) {
        return calendars.named(ticket.sla() == null ? "business" : ticket.sla().calendar());
    }
}
