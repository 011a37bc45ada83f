package com.bmasia.crm.tickets.ticket;

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

    public boolean mayEdit(Ticket ticket, CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET) || ticket.isOwnOf(person);
    }

    public boolean mayClaim(Ticket ticket, CurrentUser person) {
        return mayEdit(ticket, person) || person.isIn(ticket.team());
    }

    /** The same by what a list knows of a ticket. */
    public boolean mayEdit(UserId createdBy, UserId assignee, CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET)
                || person.id().equals(createdBy)
                || person.id().equals(assignee);
    }

    /** Whether this person may claim a ticket of nobody. */
    public boolean mayTake(UserId createdBy, String team, CurrentUser person) {
        return mayEdit(createdBy, null, person) || person.isIn(team);
    }

    public void requireEdit(Ticket ticket, CurrentUser person) {
        require(mayEdit(ticket, person));
    }

    public void requireClaim(Ticket ticket, CurrentUser person) {
        require(mayClaim(ticket, person));
    }

    /** To give a ticket to oneself needs no more than to claim it; to give it to others, the permission. */
    public void requireAssign(CurrentUser person, UserId assignee) {
        require(person.may(Permission.EDIT_ANY_TICKET) || person.id().equals(assignee));
    }

    public void requireOpen(Ticket ticket) {
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new Conflict(List.of(), "tickets.rule.closed", ticket.number());
        }
    }

    public void requireVersion(Ticket ticket, int shown) {
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
