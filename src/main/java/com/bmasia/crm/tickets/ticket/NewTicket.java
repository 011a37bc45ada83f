package com.bmasia.crm.tickets.ticket;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What is told when a ticket is created.
 *
 * @param contact may be null
 * @param assignee null leaves it to the team
 * @param team null lets the routing table choose; a team chosen by a person stays
 * @param dueAt null takes the service level's
 * @param followUpOf the closed ticket that this one goes on from, or null
 */
public record NewTicket(
        String subject,
        String description,
        TicketCategory category,
        TicketPriority priority,
        TicketSource source,
        CompanyId company,
        ContactId contact,
        UserId assignee,
        String team,
        List<String> tags,
        Instant dueAt,
        TicketId followUpOf) {

    /** The short form: routed by the tables, for nobody in particular. */
    public static NewTicket of(
            String subject,
            String description,
            TicketCategory category,
            TicketPriority priority,
            TicketSource source,
            CompanyId company,
            ContactId contact) {
        return new NewTicket(
                subject, description, category, priority, source, company, contact, null, null, List.of(), null, null);
    }
}
