package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.UserId;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may do what with one particular ticket: everyone with one's own (created by or assigned to), those with the
 * permission with any; and members of a team may take what waits for their team.
 */
@Component
public class TicketAccess {

    boolean mayEdit(Ticket ticket, CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET) || ticket.isOwnOf(person);
    }

    boolean mayClaim(Ticket ticket, CurrentUser person) {
        return mayEdit(ticket, person) || person.isIn(ticket.team());
    }

    /** The same by what a list knows of a ticket. */
    public boolean mayEdit(TicketRow ticket, CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET)
                || person.id().equals(ticket.createdBy())
                || person.id().equals(ticket.assignee());
    }

    /** Whether it is free, and this person may claim it. */
    public boolean mayTake(TicketRow ticket, CurrentUser person) {
        return ticket.assignee() == null && (mayEdit(ticket, person) || person.isIn(ticket.team()));
    }

    void requireEdit(Ticket ticket, CurrentUser person) {
        require(mayEdit(ticket, person));
    }

    void requireClaim(Ticket ticket, CurrentUser person) {
        require(mayClaim(ticket, person));
    }

    /** To give a ticket to oneself needs no more than to claim it; to give it to others, the permission. */
    void requireAssign(CurrentUser person, UserId assignee) {
        require(person.may(Permission.EDIT_ANY_TICKET) || person.id().equals(assignee));
    }

    void requireOpen(Ticket ticket) {
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new Conflict(List.of(), "tickets.rule.closed", ticket.number());
        }
    }

    void requireVersion(Ticket ticket, int shown) {
        if (ticket.version() != shown) {
            throw new Conflict("tickets.rule.changedMeanwhile", ticket.number());
        }
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("not one's own ticket");
        }
    }
}
