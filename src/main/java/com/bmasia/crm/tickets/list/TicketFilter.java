package com.bmasia.crm.tickets.list;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserId;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Which tickets a list shall show. Null and empty mean "any"; all that is given must hold. Days are those of the business
 * zone, both included.
 *
 * @param text words, each of which must be in number, subject, description, company, contact or comments
 * @param open true: not resolved and not closed; false: resolved or closed
 * @param unassigned true: of nobody
 * @param overdue true: due in the past and neither waiting for the customer nor done
 */
public record TicketFilter(
        String text,
        Set<TicketStatus> statuses,
        Set<TicketPriority> priorities,
        Set<TicketCategory> categories,
        Set<String> teams,
        UserId assignee,
        CompanyId company,
        LocalDate createdFrom,
        LocalDate createdTo,
        LocalDate closedFrom,
        String tag,
        Boolean open,
        boolean unassigned,
        boolean overdue) {

    /** As assignee: whoever has no active account any more. */
    public static final UserId INACTIVE_PEOPLE = new UserId(new UUID(0, 0));

    public TicketFilter withStatuses(Set<TicketStatus> only) {
        return new TicketFilter(
                text,
                only,
                priorities,
                categories,
                teams,
                assignee,
                company,
                createdFrom,
                createdTo,
                closedFrom,
                tag,
                open,
                unassigned,
                overdue);
    }

    public TicketFilter withClosedFrom(LocalDate first) {
        return new TicketFilter(
                text,
                statuses,
                priorities,
                categories,
                teams,
                assignee,
                company,
                createdFrom,
                createdTo,
                first,
                tag,
                open,
                unassigned,
                overdue);
    }

    /** All tickets with this in number, subject or company name; null for all. */
    public static TicketFilter withText(String text) {
        return new TicketFilter(
                text, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null, null, null, null, false, false);
    }

    public static TicketFilter ofCompany(CompanyId company) {
        return new TicketFilter(
                null, Set.of(), Set.of(), Set.of(), Set.of(), null, company, null, null, null, null, null, false,
                false);
    }
}
