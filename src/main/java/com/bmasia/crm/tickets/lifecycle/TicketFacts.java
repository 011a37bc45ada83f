package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;

/** What the decision tables may look at. Their input names are those of this record, the values are codes. */
public record TicketFacts(
        TicketId ticket, TicketCategory category, TicketPriority priority, String companyName, String companyTier) {}
