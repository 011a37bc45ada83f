package com.bmasia.crm.tickets;

/** What the decision tables may look at. Their input names are those of this record, the values are codes. */
public record TicketFacts(
        TicketId ticket, TicketCategory category, TicketPriority priority, String companyName, String companyTier) {}
