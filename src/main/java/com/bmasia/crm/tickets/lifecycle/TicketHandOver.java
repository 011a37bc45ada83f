package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Instant;

/**
 * What the tasks of a ticket need to know of it.
 *
 * @param firstResponseDue null where the first response was given or its clock stands still
 * @param resolutionDue null where the clock stands still and no due date was set by hand
 */
public record TicketHandOver(TicketId ticket, String team, Instant firstResponseDue, Instant resolutionDue) {}
