package com.bmasia.crm.tickets.api;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.UserId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a client may say of a new ticket; all else is refused. Number, status and times are the system's. */
record NewTicketJson(
        @NotBlank @Size(max = 200) String subject,
        @Size(max = 20_000) String description,
        TicketCategory category,
        TicketPriority priority,
        TicketSource source,
        @NotNull UUID company,
        UUID contact,
        UUID assignedTo,
        @Size(max = 30) String assignedTeam,
        @Size(max = 20) List<@NotBlank @Size(max = 40) String> tags,
        Instant dueDate,
        UUID followUpOf) {

    NewTicket toNewTicket() {
        return new NewTicket(
                subject,
                description,
                category == null ? TicketCategory.GENERAL : category,
                priority == null ? TicketPriority.MEDIUM : priority,
                source == null ? TicketSource.API : source,
                new CompanyId(company),
                contact == null ? null : new ContactId(contact),
                assignedTo == null ? null : new UserId(assignedTo),
                assignedTeam,
                tags == null ? List.of() : tags,
                dueDate,
                followUpOf == null ? null : new TicketId(followUpOf));
    }
}
