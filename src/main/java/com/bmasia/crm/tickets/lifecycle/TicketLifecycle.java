package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.UserId;
import java.util.Optional;
import java.util.Set;

/** What tickets tell their process, and ask of it. The port through which this module knows the engine. */
public interface TicketLifecycle {

    /** Starts the life of a ticket, in the caller's transaction: routing, the first stage, and its clock. */
    void start(TicketFacts facts, Optional<UserId> assignee, UserId by);

    /** What a person could ask for now, read from the running process. Empty where it has ended. */
    Set<TicketMove> possibleMoves(TicketId ticket);

    /** A timer has fired and its step has not run yet: the ticket is on its way to another stage. */
    boolean isOnItsWay(TicketId ticket);

    /**
     * Makes one of the possible moves. To begin work on a ticket of nobody makes the person its assignee. What was said
     * with it is recorded by the caller.
     */
    void move(TicketId ticket, TicketMove move, UserId by);

    /** @param assignee null releases it, which only the first stage allows */
    void assign(TicketId ticket, Optional<UserId> assignee, UserId by);

    /** Runs the routing tables again. */
    void route(TicketFacts facts, UserId by);

    /** The open tasks follow the ticket: team and due times. */
    void handOver(TicketHandOver handOver);

    /** The clock was started, stopped or changed: the next escalation is planned anew. */
    void clockChanged(TicketId ticket);

    /** The running process of the ticket, for those who tell it something; empty where it has ended. */
    Optional<String> process(TicketId ticket);

    /** Ends what still runs, without a trace in the ticket: it is being deleted. */
    void abandon(TicketId ticket);
}
