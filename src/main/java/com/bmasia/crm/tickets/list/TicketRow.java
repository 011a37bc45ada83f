package com.bmasia.crm.tickets.list;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A ticket as lists, boards and exports show it.
 *
 * @param contactName null where no contact is named
 * @param assignee null where nobody is in charge
 * @param createdBy null where no person of ours created it
 * @param dueAt null where no time is promised
 */
public record TicketRow(
        TicketId id,
        String number,
        String subject,
        TicketStatus status,
        TicketPriority priority,
        TicketCategory category,
        CompanyId company,
        String companyName,
        String contactName,
        String team,
        String teamName,
        UserId assignee,
        String assigneeName,
        UserId createdBy,
        List<String> tags,
        Instant dueAt,
        boolean overdue,
        Instant firstResponseAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant createdAt,
        Instant updatedAt) {

    public boolean isAnswered() {
        return firstResponseAt != null;
    }
}
