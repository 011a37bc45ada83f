package com.bmasia.crm.tickets;

/**
 * What the decision tables said about a ticket, with the names of the rows that matched.
 *
 * @param team key of an existing team
 */
public record TicketRouting(String team, String teamRule, ServiceLevel serviceLevel, String serviceRule) {

    /** Takes what no row of the table wants: a ticket is never lost for a gap in a table. */
    public static final String DEFAULT_TEAM = "support";
}
