package com.bmasia.crm.tickets;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.lifecycle.TicketFollowers;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketAccess;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The daily work on tickets: who is in charge, and the moves through the lifecycle. */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class TicketWork {

    private final Tickets tickets;
    private final TicketLifecycle lifecycle;
    private final TicketSteps steps;
    private final TicketConversation conversation;
    private final TicketFollowers follow;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final TicketAccess access;
    private final UserDirectory people;

    TicketWork(
            Tickets tickets,
            TicketLifecycle lifecycle,
            TicketSteps steps,
            TicketConversation conversation,
            TicketFollowers follow,
            TicketTimeline timeline,
            TicketNotices notices,
            TicketAccess access,
            UserDirectory people) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.steps = steps;
        this.conversation = conversation;
        this.follow = follow;
        this.timeline = timeline;
        this.notices = notices;
        this.access = access;
        this.people = people;
    }

    /** What this person could do with the ticket now, by the process and by permission. */
    @Transactional(readOnly = true)
    public TicketOptions options(TicketId id, CurrentUser by) {
        return TicketOptions.of(tickets.get(id), lifecycle.possibleMoves(id), access, by);
    }

    /** Takes the ticket. Who comes second is told who was first. */
    public void claim(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireClaim(ticket, by);
        ticket.assignee().filter(other -> !other.equals(by.id())).ifPresent(this::refuseTaken);
        requireOpen(ticket);
        assign(ticket, Optional.of(by.id()), by);
    }

    /** Gives the ticket back to its team; only possible before work on it has begun. */
    public void release(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        requireOpen(ticket);
        if (ticket.status() != TicketStatus.ASSIGNED) {
            refuse(ticket, "tickets.rule.release");
        }
        assign(ticket, Optional.empty(), by);
    }

    public void assign(TicketId id, UserId assignee, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireAssign(by, assignee);
        access.requireClaim(ticket, by);
        requireOpen(ticket);
        if (people.find(assignee).filter(UserDirectory.Person::active).isEmpty()) {
            throw new RuleViolation("assignee", "tickets.rule.assignee.inactive");
        }
        assign(ticket, Optional.of(assignee), by);
    }

    public void startWork(TicketId id, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireClaim(ticket, by);
        if (ticket.assignee().isPresent()) {
            access.requireEdit(ticket, by);
        }
        requirePossible(ticket, TicketMove.START_WORK);
        move(ticket, TicketMove.START_WORK, by);
    }

    /** @param question what the customer is asked, in public */
    public void waitForCustomer(TicketId id, String question, CurrentUser by) {
        waitForCustomer(id, Reply.toCustomer(question), by);
    }

    /** Gives the comment that asks. */
    public UUID waitForCustomer(TicketId id, Reply question, CurrentUser by) {
        return sayAndMove(id, TicketMove.WAIT_FOR_CUSTOMER, question, by);
    }

    public void resume(TicketId id, CurrentUser by) {
        move(editable(id, TicketMove.RESUME, by), TicketMove.RESUME, by);
    }

    /** @param resolution what solved it, in public */
    public void resolve(TicketId id, String resolution, CurrentUser by) {
        resolve(id, Reply.toCustomer(resolution), by);
    }

    /** Gives the comment that tells the solution: an internal one where nobody can be told. */
    public UUID resolve(TicketId id, Reply solution, CurrentUser by) {
        return sayAndMove(id, TicketMove.RESOLVE, solution, by);
    }

    private UUID sayAndMove(TicketId id, TicketMove move, Reply said, CurrentUser by) {
        Ticket ticket = editable(id, move, by);
        UUID comment = conversation.noteOutcome(id, move, said, by);
        move(ticket, move, by);
        return comment;
    }

    public void reopen(TicketId id, CurrentUser by) {
        move(editable(id, TicketMove.REOPEN, by), TicketMove.REOPEN, by);
    }

    public void close(TicketId id, CurrentUser by) {
        move(editable(id, TicketMove.CLOSE, by), TicketMove.CLOSE, by);
    }

    /** Ends an open ticket that needs no solution. */
    public void cancel(TicketId id, String reason, CurrentUser by) {
        Ticket ticket = editable(id, TicketMove.CANCEL, by);
        ticket.giveUp(reason);
        tickets.save(ticket);
        move(ticket, TicketMove.CANCEL, by);
    }

    /** Ends an open ticket because another one is about the same; both say so. */
    public void merge(TicketId id, TicketId target, CurrentUser by) {
        if (id.equals(target)) {
            throw new RuleViolation("target", "tickets.rule.merge.itself");
        }
        // Both rows in the order of their keys, so that two merges crosswise cannot wait for each other.
        List.of(id, target).stream()
                .sorted(java.util.Comparator.comparing(TicketId::value))
                .forEach(tickets::locked);
        Ticket ticket = editable(id, TicketMove.CANCEL, by);
        Ticket into = tickets.locked(target);
        if (into.status() == TicketStatus.CLOSED) {
            throw new RuleViolation("target", "tickets.rule.merge.closed", into.number());
        }
        access.requireEdit(into, by);
        ticket.mergeInto(target);
        tickets.save(ticket);
        timeline.happened(id, by.id(), TicketEventKind.MERGED, link(into));
        timeline.happened(target, by.id(), TicketEventKind.MERGED_FROM, link(ticket));
        notices.changed(target);
        move(ticket, TicketMove.CANCEL, by);
    }

    private Ticket editable(TicketId id, TicketMove move, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        requirePossible(ticket, move);
        return ticket;
    }

    /** What is possible was asked before, under the lock that the ticket has until the end. */
    private void move(Ticket ticket, TicketMove move, CurrentUser by) {
        lifecycle.move(ticket.id(), move, by.id());
        follow.moved(ticket.id(), move);
    }

    private void assign(Ticket ticket, Optional<UserId> assignee, CurrentUser by) {
        lifecycle.assign(ticket.id(), assignee, by.id());
        steps.recordAssignment(ticket.id(), assignee, Optional.of(by.id()));
        notices.changed(ticket.id());
    }

    private void requirePossible(Ticket ticket, TicketMove move) {
        var possible = lifecycle.possibleMoves(ticket.id());
        if (!possible.contains(move)) {
            throw new Conflict(
                    possible.stream().map(TicketMove::code).sorted().toList(),
                    "tickets.rule.move",
                    ticket.number(),
                    move.code(),
                    ticket.status().code());
        }
    }

    private void requireOpen(Ticket ticket) {
        access.requireOpen(ticket);
    }

    private void refuse(Ticket ticket, String messageKey) {
        throw new Conflict(
                lifecycle.possibleMoves(ticket.id()).stream()
                        .map(TicketMove::code)
                        .sorted()
                        .toList(),
                messageKey,
                ticket.number(),
                ticket.status().code());
    }

    private void refuseTaken(UserId other) {
        throw new Conflict(
                "tickets.rule.taken",
                people.find(other).map(UserDirectory.Person::name).orElse("?"));
    }

    private static Map<String, String> link(Ticket ticket) {
        return Map.of("number", ticket.number(), "id", ticket.id().toString());
    }
}
