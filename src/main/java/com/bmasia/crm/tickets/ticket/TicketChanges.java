package com.bmasia.crm.tickets.ticket;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import java.time.Instant;
import java.util.List;

/**
 * An edited ticket, all fields as they shall be.
 *
 * @param team key of the team that shall have it
 * @param dueAt a due date by hand; null takes the service level's
 * @param routeAgain let the decision tables choose team and service level anew
 * @param version the version that was on the person's screen; another one in the database is a conflict
 */
public record TicketChanges(
        String subject,
        String description,
        TicketCategory category,
        TicketPriority priority,
        CompanyId company,
        ContactId contact,
        String team,
        List<String> tags,
        Instant dueAt,
        boolean routeAgain,
        int version) {

    /** The ticket as it is, to change one thing of it. */
    public static TicketChanges of(Ticket ticket) {
        return new TicketChanges(
                ticket.subject(),
                ticket.description(),
                ticket.category(),
                ticket.priority(),
                ticket.company(),
                ticket.contact().orElse(null),
                ticket.team(),
                ticket.tags(),
                ticket.isDueByHand() ? ticket.dueAt() : null,
                false,
                ticket.version());
    }

    public TicketChanges withPriority(TicketPriority other) {
        return with(category, other, team, false);
    }

    public TicketChanges withTeam(String other) {
        return with(category, priority, other, false);
    }

    public TicketChanges classified(TicketCategory category, TicketPriority priority, boolean routeAgain) {
        return with(category, priority, team, routeAgain);
    }

    /** Another person of the company to answer to. */
    public TicketChanges withContact(ContactId other) {
        return new TicketChanges(
                subject, description, category, priority, company, other, team, tags, dueAt, routeAgain, version);
    }

    private TicketChanges with(TicketCategory category, TicketPriority priority, String team, boolean routeAgain) {
        return new TicketChanges(
                subject, description, category, priority, company, contact, team, tags, dueAt, routeAgain, version);
    }
}
