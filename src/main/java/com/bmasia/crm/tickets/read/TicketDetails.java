package com.bmasia.crm.tickets.read;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.tickets.sla.SlaStand;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;

/** One ticket with the names of all it refers to; what is not there is null. */
public record TicketDetails(
        TicketId id,
        int version,
        String number,
        String subject,
        String description,
        TicketStatus status,
        TicketPriority priority,
        TicketCategory category,
        TicketSource source,
        CompanyId company,
        String companyName,
        ContactId contact,
        String contactName,
        String contactEmail,
        String contactPhone,
        String team,
        String teamName,
        UserId assignee,
        String assigneeName,
        List<String> tags,
        Instant dueAt,
        boolean dueByHand,
        boolean overdue,
        Instant firstResponseAt,
        Instant resolvedAt,
        Instant closedAt,
        String resolution,
        String closeReason,
        Other mergedInto,
        Other followUpOf,
        String teamRule,
        String serviceRule,
        SlaStand firstResponse,
        SlaStand resolutionTime,
        UserId createdBy,
        String createdByName,
        Instant createdAt,
        Instant updatedAt) {

    /** Another ticket that this one points to. */
    public record Other(TicketId id, String number) {}

    public boolean isClosed() {
        return status == TicketStatus.CLOSED;
    }
}
