package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.tickets.lifecycle.TicketFacts;
import com.bmasia.crm.tickets.lifecycle.TicketFollowers;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketAccess;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketNumbers;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creating, editing and deleting tickets. What moves them through their life is in {@link TicketWork}. */
@Service
@Transactional
@RetryLostRace
public class TicketService {

    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final TicketLifecycle lifecycle;
    private final TicketFollowers follow;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final TicketAccess access;
    private final TicketRules rules;
    private final AuditLog audit;
    private final Clock clock;

    TicketService(
            Tickets tickets,
            TicketNumbers numbers,
            TicketLifecycle lifecycle,
            TicketFollowers follow,
            TicketTimeline timeline,
            TicketNotices notices,
            TicketAccess access,
            TicketRules rules,
            AuditLog audit,
            Clock clock) {
        this.tickets = tickets;
        this.numbers = numbers;
        this.lifecycle = lifecycle;
        this.follow = follow;
        this.timeline = timeline;
        this.notices = notices;
        this.access = access;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates the ticket and starts its process: both, or neither. */
    @Requires(Permission.USE_TICKETS)
    public TicketId create(NewTicket given, CurrentUser by) {
        if (given.assignee() != null) {
            access.requireAssign(by, given.assignee());
        }
        return createFor(given, by);
    }

    /** The same by the system itself, for what comes in from outside; {@code by} is null, or who let it in. */
    public TicketId createFor(NewTicket given, CurrentUser by) {
        UserId who = by == null ? null : by.id();
        CompanyRef company = rules.check(given);
        Ticket ticket = tickets.begin(Ticket.create(numbers.next(), given, who, clock.instant()));
        timeline.happened(
                ticket.id(),
                who,
                TicketEventKind.CREATED,
                Map.of("source", given.source().code()));
        if (given.followUpOf() != null) {
            timeline.happened(
                    given.followUpOf(),
                    who,
                    TicketEventKind.FOLLOWED_UP,
                    Map.of("number", ticket.number(), "id", ticket.id().toString()));
        }
        audit.record(by, "ticket.created", "ticket", ticket.id(), ticket.number(), Map.of());
        lifecycle.start(facts(ticket, company), Optional.ofNullable(given.assignee()), who);
        if (given.team() != null) {
            handTo(ticket.id(), given.team(), who);
        }
        notices.changed(ticket.id());
        return ticket.id();
    }

    /**
     * @throws com.bmasia.crm.shared.Conflict when somebody else has saved the ticket since it was shown
     */
    @Requires(Permission.USE_TICKETS)
    public void edit(TicketId id, TicketChanges changes, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        access.requireVersion(ticket, changes.version());
        CompanyRef company = rules.check(changes, ticket);
        TicketDifference difference = TicketDifference.between(ticket, changes);
        if (difference.isEmpty() && !changes.routeAgain()) {
            return;
        }
        ticket.describe(changes.subject(), changes.description(), changes.tags(), clock.instant());
        ticket.concern(changes.company(), changes.contact(), clock.instant());
        ticket.classify(changes.category(), changes.priority(), clock.instant());
        ticket.setDueByHand(changes.dueAt(), clock.instant());
        boolean otherTeam = !ticket.team().equals(changes.team());
        ticket.handTo(changes.team(), clock.instant());
        tickets.save(ticket);
        difference.events().forEach((kind, details) -> timeline.happened(id, by.id(), kind, details));
        audit.record(by, "ticket.edited", "ticket", id, ticket.number(), difference.fields());
        if (changes.routeAgain() || difference.touchesServiceLevel()) {
            // The service level follows the priority in any case; the team only where a person asked for it.
            String keep = changes.routeAgain() && !otherTeam ? null : changes.team();
            lifecycle.route(facts(ticket, company), by.id());
            if (keep != null) {
                handTo(id, keep, by.id());
            }
        }
        follow.changed(id);
    }

    /** The ticket's fields as they are now, to change some of them with {@link #edit}. */
    @Requires(Permission.USE_TICKETS)
    @Transactional(readOnly = true)
    public TicketChanges asItIs(TicketId id) {
        return TicketChanges.of(tickets.get(id));
    }

    /** Another priority for a ticket as it is; for lists and bulk actions. */
    @Requires(Permission.USE_TICKETS)
    public void changePriority(TicketId id, TicketPriority priority, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        edit(id, TicketChanges.of(ticket).withPriority(priority), by);
    }

    /** What triage found out; the tables choose team and service level anew where the category is another. */
    @Requires(Permission.USE_TICKETS)
    public void classify(TicketId id, TicketCategory category, TicketPriority priority, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        edit(id, TicketChanges.of(ticket).classified(category, priority, ticket.category() != category), by);
    }

    /** Another category: the tables choose the team anew. */
    @Requires(Permission.USE_TICKETS)
    public void changeCategory(TicketId id, TicketCategory category, CurrentUser by) {
        classify(id, category, tickets.locked(id).priority(), by);
    }

    @Requires(Permission.USE_TICKETS)
    public void changeTeam(TicketId id, String team, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        edit(id, TicketChanges.of(ticket).withTeam(team), by);
    }

    /** Removes the ticket with all that hangs on it, its process too. Its number stays taken. */
    @Requires(Permission.DELETE_TICKETS)
    public void delete(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        lifecycle.abandon(id);
        tickets.delete(ticket);
        audit.record(
                by,
                "ticket.deleted",
                "ticket",
                id,
                ticket.number(),
                Map.of("subject", new AuditLog.Change(ticket.subject(), null)));
        notices.changed(id);
    }

    private void handTo(TicketId id, String team, UserId by) {
        Ticket ticket = tickets.locked(id);
        if (!ticket.team().equals(team)) {
            timeline.happened(id, by, TicketEventKind.TEAM_CHANGED, Map.of("from", ticket.team(), "to", team));
            ticket.handTo(team, clock.instant());
            tickets.save(ticket);
        }
        lifecycle.handOver(TicketSteps.handOver(ticket));
    }

    private static TicketFacts facts(Ticket ticket, CompanyRef company) {
        return new TicketFacts(
                ticket.id(),
                ticket.category(),
                ticket.priority(),
                company.name(),
                company.tier().toLowerCase());
    }
}
