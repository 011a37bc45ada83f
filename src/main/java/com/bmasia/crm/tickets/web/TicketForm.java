package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.NewTicket;
import com.bmasia.crm.tickets.TicketCategory;
import com.bmasia.crm.tickets.TicketChanges;
import com.bmasia.crm.tickets.TicketDetails;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketPriority;
import com.bmasia.crm.tickets.TicketSource;
import com.bmasia.crm.users.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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

    /** The same as typed, over the version that is in the database now. */
    TicketForm over(int current) {
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
                String.valueOf(current));
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
        return new NewTicket(
                subject,
                description,
                categoryChosen(),
                priorityChosen(),
                TicketSource.STAFF,
                companyChosen(),
                contactChosen(),
                read("assignee", assignee, UserId::of),
                isSet(team) ? team : null,
                tagList(),
                dueAt(zone),
                read("followUpOf", followUpOf, TicketId::of));
    }

    TicketChanges asChanges(ZoneId zone) {
        return new TicketChanges(
                subject,
                description,
                categoryChosen(),
                priorityChosen(),
                companyChosen(),
                contactChosen(),
                team,
                tagList(),
                dueAt(zone),
                Boolean.TRUE.equals(routeAgain),
                read("version", version, Integer::valueOf));
    }

    CompanyId companyChosen() {
        return read("company", company, CompanyId::of);
    }

    private ContactId contactChosen() {
        return read("contact", contact, ContactId::of);
    }

    private TicketCategory categoryChosen() {
        return required("category", read("category", category, TicketCategory::of));
    }

    private TicketPriority priorityChosen() {
        return required("priority", read("priority", priority, TicketPriority::of));
    }

    private List<String> tagList() {
        return isSet(tags) ? Arrays.stream(tags.split(",")).map(String::strip).toList() : List.of();
    }

    private Instant dueAt(ZoneId zone) {
        return read("due", due, typed -> LocalDateTime.parse(typed).atZone(zone).toInstant());
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new RuleViolation(field, "tickets.rule.required");
        }
        return value;
    }

    private static <T> T read(String field, String typed, Function<String, T> type) {
        try {
            return isSet(typed) ? type.apply(typed.strip()) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new RuleViolation(field, "tickets.rule.unreadable");
        }
    }

    private static boolean isSet(String typed) {
        return typed != null && !typed.isBlank();
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
