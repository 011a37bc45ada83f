package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.handover.Departure;
import com.bmasia.crm.users.handover.PersonalWork;
import com.bmasia.crm.users.handover.Successor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tickets that somebody is in charge of, resolved ones too: a customer may reopen those. */
@Component
@Order(1)
class OpenTicketsOfPerson implements PersonalWork {

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final TicketService service;
    private final TicketWork work;
    private final TicketLifecycle lifecycle;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final UserDirectory people;
    private final AuditLog audit;
    private final Clock clock;

    OpenTicketsOfPerson(
            JdbcClient jdbc,
            Tickets tickets,
            TicketService service,
            TicketWork work,
            TicketLifecycle lifecycle,
            TicketTimeline timeline,
            TicketNotices notices,
            UserDirectory people,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.service = service;
        this.work = work;
        this.lifecycle = lifecycle;
        this.timeline = timeline;
        this.notices = notices;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    private record Open(TicketId id, String number, String team, UUID createdBy) {}

    @Override
    public String kind() {
        return "tickets";
    }

    @Override
    public String countKey() {
        return "tickets.handover.count";
    }

    @Override
    public Set<String> processes() {
        return Set.of("ticket-lifecycle");
    }

    @Override
    public int count(Departure departure) {
        return lost(departure).size();
    }

    @Override
    public List<Moved> handOver(Departure departure, Successor to, CurrentUser by) {
        List<Open> lost = lost(departure);
        lost.forEach(ticket -> move(ticket, departure.person(), to, by));
        return lost.stream()
                .map(ticket -> new Moved(ticket.number(), "/tickets/" + ticket.id()))
                .toList();
    }

    private List<Open> lost(Departure departure) {
        return jdbc
                .sql("""
                        select id, number, team, created_by from ticket
                         where assignee_id = :person and status <> 'CLOSED' order by created_at desc, id desc
                        """)
                .param("person", departure.person().value())
                .query((row, n) -> new Open(
                        new TicketId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("team"),
                        Sql.uuid(row, "created_by")))
                .list()
                .stream()
                .filter(ticket -> departure.loses(person -> mayTakeUp(ticket, person)))
                .toList();
    }

    /** As {@code TicketAccess} has it for a ticket of nobody. */
    private static boolean mayTakeUp(Open ticket, CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET)
                || person.isIn(ticket.team())
                || person.id().value().equals(ticket.createdBy());
    }

    private void move(Open open, UserId from, Successor to, CurrentUser by) {
        if (to.person() != null) {
            work.assign(open.id(), to.person(), by);
        } else {
            release(open.id(), by);
            if (to.team() != null && !to.team().equals(open.team())) {
                service.changeTeam(open.id(), to.team(), by);
            }
        }
        Change change = new Change(name(from), to.person() == null ? null : name(to.person()));
        audit.record(by, "ticket.handed_over", "ticket", open.id(), open.number(), Map.of("assignee", change));
    }

    /**
     * Unlike a release by hand in every stage: work that has begun waits for a member of the team too. The ticket is told
     * first, so that its process has nothing to object to.
     */
    private void release(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        if (ticket.status() == TicketStatus.ASSIGNED) {
            work.release(id, by);
            return;
        }
        ticket.assignTo(null, clock.instant());
        tickets.save(ticket);
        timeline.happened(id, by.id(), TicketEventKind.RELEASED, Map.of());
        lifecycle.assign(id, Optional.empty(), by.id());
        notices.changed(id);
    }

    private String name(UserId person) {
        return people.find(person).map(Person::name).orElse(null);
    }
}
