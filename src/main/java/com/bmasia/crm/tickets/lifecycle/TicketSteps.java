package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.sla.ServiceLevel;
import com.bmasia.crm.tickets.sla.SlaClock.Goal;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
            boolean known = people.teams().stream().anyMatch(team -> team.key().equals(routing.team()));
            String team = known ? routing.team() : Ticket.DEFAULT_TEAM;
            String teamRule = known ? routing.teamRule() : TicketRouting.DEFAULT_RULE;
            Promise promise = Promise.of(routing, calendars);
            ticket.route(team, teamRule, clock.instant());
            ticket.promise(promise.level(), promise.rule(), calendarOf(ticket), promise.calendar(), clock.instant());
            timeline.happened(
                    id,
                    null,
                    TicketEventKind.ROUTED,
                    Map.of("team", team, "rule", teamRule, "service", promise.rule()));
        });
    }

    /** A service level with the calendar that counts it; the default where the table's words make no sense. */
    private record Promise(ServiceLevel level, BusinessCalendar calendar, String rule) {

        static Promise of(TicketRouting routing, BusinessCalendars calendars) {
            boolean usable = calendars.names().contains(String.valueOf(routing.calendar()))
                    && BusinessCalendar.isLength(routing.firstResponse())
                    && BusinessCalendar.isLength(routing.resolution());
            return usable
                    ? of(
                            routing.firstResponse(),
                            routing.resolution(),
                            routing.calendar(),
                            routing.serviceRule(),
                            calendars)
                    : of("PT8H", "P3D", BusinessCalendars.BUSINESS, TicketRouting.DEFAULT_RULE, calendars);
        }

        private static Promise of(
                String first, String resolution, String name, String rule, BusinessCalendars calendars) {
            BusinessCalendar calendar = calendars.named(name);
            String row = rule == null ? TicketRouting.DEFAULT_RULE : rule;
            return new Promise(ServiceLevel.of(first, resolution, name, calendar), calendar, row);
        }
    }

    /** The process has entered the stage that has this status. */
    public void enterStage(TicketId id, TicketStatus stage, Optional<UserId> by) {
        changeIf(id, ticket -> {
            TicketStatus before = ticket.status();
            ticket.enter(stage, calendarOf(ticket), clock.instant());
            statusChanged(ticket, before, by.orElse(null));
            return ticket.status() != before;
        });
    }

    /** A task of the ticket was given to somebody, or (only in the first stage) given back. */
    public void recordAssignment(TicketId id, Optional<UserId> assignee, Optional<UserId> by) {
        changeIf(id, ticket -> {
            if (ticket.assignee().equals(assignee)) {
                return false;
            }
            if (assignee.isEmpty() && ticket.status() != TicketStatus.ASSIGNED) {
                throw new Conflict(
                        "tickets.rule.release", ticket.number(), ticket.status().code());
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
            return true;
        });
    }

    /** The customer was asked again, and the person in charge learns for how long there was no answer. */
    public void remind(TicketId id) {
        change(id, ticket -> {
            if (ticket.status() == TicketStatus.PENDING) {
                int days = daysOfWaiting(id);
                timeline.happened(id, null, TicketEventKind.REMINDED, Map.of("days", Integer.toString(days)));
                notices.customerSilent(ticket, days);
            }
        });
    }

    /** The ticket waited long enough: it is resolved without an answer, and says so. */
    public void noteMissingAnswer(TicketId id) {
        change(id, ticket -> {
            ticket.resolveWithoutAnswer();
            timeline.happened(id, null, TicketEventKind.NO_ANSWER, Map.of("days", Integer.toString(daysOfWaiting(id))));
        });
    }

    /** Measured: the timers stand in the model, and editing them there changes what is said here. */
    private int daysOfWaiting(TicketId id) {
        return timeline.lastBecame(id, TicketStatus.PENDING)
                .map(since -> Duration.between(since, clock.instant()))
                // The engine has set its timer some moments before the status was written.
                .map(waited -> (int) waited.plusMinutes(5).toDays())
                .orElse(0);
    }

    private void statusChanged(Ticket ticket, TicketStatus before, UserId by) {
        if (ticket.status() != before) {
            String from = before.code();
            String to = ticket.status().code();
            Map<String, String> change = new HashMap<>(Map.of("from", from, "to", to));
            ticket.reasonOfCancelling().ifPresent(reason -> change.put("reason", reason));
            timeline.happened(ticket.id(), by, TicketEventKind.STATUS_CHANGED, change);
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
        return changeIf(id, ticket -> {
            step.accept(ticket);
            return true;
        });
    }

    /** @param step says whether there is anything to save */
    private TicketHandOver changeIf(TicketId id, Predicate<Ticket> step) {
        Ticket ticket = tickets.locked(id);
        if (!step.test(ticket)) {
            return handOver(ticket);
        }
        tickets.save(ticket);
        notices.changed(ticket.id());
        return handOver(ticket);
    }

    public static TicketHandOver handOver(Ticket ticket) {
        return new TicketHandOver(
                ticket.id(),
                ticket.team(),
                ticket.sla() == null ? null : ticket.sla().dueAt(Goal.FIRST_RESPONSE),
                ticket.dueAt());
    }

    private BusinessCalendar calendarOf(Ticket ticket) {
        return calendars.named(
                ticket.sla() == null ? BusinessCalendars.BUSINESS : ticket.sla().calendar());
    }
}
