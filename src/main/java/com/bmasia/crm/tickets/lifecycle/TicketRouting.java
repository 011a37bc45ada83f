package com.bmasia.crm.tickets.lifecycle;

/**
 * What the decision tables said about a ticket, with the names of the rows that matched. All values are as the tables
 * gave them, null where no row matched; {@link TicketSteps} puts defaults for what it cannot use, because a ticket is
 * never lost for a mistake in a table.
 *
 * @param team key of a team
 * @param firstResponse ISO 8601 length such as {@code PT4H}, or {@code P3D} in business days
 * @param resolution likewise
 * @param calendar name of the calendar that counts them
 */
public record TicketRouting(
        String team, String teamRule, String firstResponse, String resolution, String calendar, String serviceRule) {

    static final String DEFAULT_RULE = "No row matched";
}
