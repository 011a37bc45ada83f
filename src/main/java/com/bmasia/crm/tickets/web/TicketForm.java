package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.form.Forms;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * A ticket as typed into the form. All text, so that what cannot be read is shown again beside the reason.
 *
 * @param companyName typed instead of a choice where the page has no scripts
 * @param team empty lets the routing table choose
 * @param due in the business zone; empty takes the service level's
 * @param version of the ticket that was shown; empty for a new one
 */
public record TicketForm(
        String subject,
        String description,
        String category,
        String priority,
        String company,
        String companyName,
        String contact,
        String team,
        String assignee,
        String tags,
        String due,
        Boolean routeAgain,
        String followUpOf,
        String version) {

    static TicketForm empty(String company, String contact) {
        return new TicketForm(
                null, null, "general", "medium", company, null, contact, null, null, null, null, false, null, null);
    }

    /** The form of a ticket that goes on from a closed one. */
    static TicketForm followUp(TicketDetails closed) {
        return new TicketForm(
                closed.subject(),
                null,
                closed.category().code(),
                closed.priority().code(),
                closed.company().toString(),
                null,
                text(closed.contact()),
                null,
                null,
                String.join(", ", closed.tags()),
                null,
                false,
                closed.id().toString(),
                null);
    }

    static TicketForm of(TicketDetails ticket, ZoneId zone) {
        String due = ticket.dueByHand()
                ? ticket.dueAt()
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                : null;
        return new TicketForm(
                ticket.subject(),
                ticket.description(),
                ticket.category().code(),
                ticket.priority().code(),
                ticket.company().toString(),
                null,
                text(ticket.contact()),
                ticket.team(),
                text(ticket.assignee()),
                String.join(", ", ticket.tags()),
                due,
                false,
                null,
                String.valueOf(ticket.version()));
    }

    /** What was typed, over the version that is saved now. */
    TicketForm over(TicketForm saved) {
        return new TicketForm(
                subject,
                description,
                category,
                priority,
                company,
                companyName,
                contact,
                team,
                assignee,
                tags,
                due,
                routeAgain,
                followUpOf,
                saved.version);
    }

    TicketForm withCompany(CompanyId chosen) {
        return new TicketForm(
                subject,
                description,
                category,
                priority,
                chosen.toString(),
                companyName,
                contact,
                team,
                assignee,
                tags,
                due,
                routeAgain,
                followUpOf,
                version);
    }

    NewTicket asNew(ZoneId zone) {
        Checks checks = new Checks();
        NewTicket read = new NewTicket(
                subject,
                description,
                category(checks),
                priority(checks),
                TicketSource.STAFF,
                checks.read("company", company, CompanyId::of),
                checks.read("contact", contact, ContactId::of),
                checks.read("assignee", assignee, UserId::of),
                isSet(team) ? team : null,
                tagList(),
                dueAt(zone, checks),
                checks.read("followUpOf", followUpOf, TicketId::of));
        checks.throwIfAny();
        return read;
    }

    TicketChanges asChanges(ZoneId zone) {
        Checks checks = new Checks();
        TicketChanges read = new TicketChanges(
                subject,
                description,
                category(checks),
                priority(checks),
                checks.read("company", company, CompanyId::of),
                checks.read("contact", contact, ContactId::of),
                team,
                tagList(),
                dueAt(zone, checks),
                Boolean.TRUE.equals(routeAgain),
                Forms.versionSeen(checks.read("version", version, Integer::valueOf)));
        checks.throwIfAny();
        return read;
    }

    /** Null where none is chosen, or what names none. */
    CompanyId companyChosen() {
        return new Checks().read("company", company, CompanyId::of);
    }

    /** Null where it goes on from none. */
    TicketId followed() {
        return new Checks().read("followUpOf", followUpOf, TicketId::of);
    }

    private TicketCategory category(Checks checks) {
        return checks.required("category", checks.read("category", category, TicketCategory::of));
    }

    private TicketPriority priority(Checks checks) {
        return checks.required("priority", checks.read("priority", priority, TicketPriority::of));
    }

    private List<String> tagList() {
        return isSet(tags) ? Arrays.stream(tags.split(",")).map(String::strip).toList() : List.of();
    }

    private Instant dueAt(ZoneId zone, Checks checks) {
        return checks.read(
                "due", due, typed -> LocalDateTime.parse(typed).atZone(zone).toInstant());
    }

    private static boolean isSet(String typed) {
        return typed != null && !typed.isBlank();
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
