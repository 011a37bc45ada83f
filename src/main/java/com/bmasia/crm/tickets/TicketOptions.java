package com.bmasia.crm.tickets;

import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketAccess;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import java.util.EnumSet;
import java.util.Set;

/** What one person could do with one ticket now: which buttons are there, and what the API allows. */
public record TicketOptions(
        boolean edit, boolean claim, boolean release, boolean assign, boolean delete, Set<TicketMove> moves) {

    static TicketOptions of(Ticket ticket, Set<TicketMove> possible, TicketAccess access, CurrentUser by) {
        boolean open = ticket.status() != TicketStatus.CLOSED;
        boolean edit = open && access.mayEdit(ticket, by);
        boolean claim = open && ticket.assignee().isEmpty() && access.mayClaim(ticket, by);
        Set<TicketMove> moves = EnumSet.noneOf(TicketMove.class);
        if (edit) {
            moves.addAll(possible);
        } else if (access.mayClaim(ticket, by) && possible.contains(TicketMove.START_WORK)) {
            moves.add(TicketMove.START_WORK);
        }
        return new TicketOptions(
                edit,
                claim,
                edit && ticket.status() == TicketStatus.ASSIGNED,
                open && by.may(Permission.EDIT_ANY_TICKET),
                by.may(Permission.DELETE_TICKETS),
                moves);
    }
}
