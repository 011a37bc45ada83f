package com.bmasia.crm.tickets;

import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketText;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.users.AuditLog.Change;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an edit changes, for timeline and audit log. */
record TicketDifference(
        Map<String, Change> fields, Map<TicketEventKind, Map<String, String>> events, boolean touchesServiceLevel) {

    static TicketDifference between(Ticket ticket, TicketChanges wanted) {
        Map<String, Change> fields = new LinkedHashMap<>();
        Map<TicketEventKind, Map<String, String>> events = new EnumMap<>(TicketEventKind.class);
        // As it would be kept: browsers send other line breaks than they were given.
        TicketText text = TicketText.of(wanted.subject(), wanted.description(), wanted.tags());
        note(fields, "subject", ticket.subject(), text.subject());
        note(fields, "description", ticket.description(), text.description());
        note(fields, "company", ticket.company(), wanted.company());
        note(fields, "contact", ticket.contact().orElse(null), wanted.contact());
        note(fields, "tags", String.join(", ", ticket.tags()), String.join(", ", text.tags()));
        note(fields, "due_date", ticket.isDueByHand() ? ticket.dueAt() : null, wanted.dueAt());
        if (!fields.isEmpty()) {
            events.put(TicketEventKind.EDITED, Map.of("fields", String.join(", ", fields.keySet())));
        }
        event(
                fields,
                events,
                TicketEventKind.CATEGORY_CHANGED,
                "category",
                ticket.category().code(),
                wanted.category().code());
        event(
                fields,
                events,
                TicketEventKind.PRIORITY_CHANGED,
                "priority",
                ticket.priority().code(),
                wanted.priority().code());
        event(fields, events, TicketEventKind.TEAM_CHANGED, "team", ticket.team(), wanted.team());
        boolean service = fields.containsKey("priority") || fields.containsKey("company");
        return new TicketDifference(fields, events, service);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    private static void event(
            Map<String, Change> fields,
            Map<TicketEventKind, Map<String, String>> events,
            TicketEventKind kind,
            String field,
            String from,
            String to) {
        if (note(fields, field, from, to)) {
            events.put(kind, Map.of("from", from, "to", to));
        }
    }

    private static boolean note(Map<String, Change> fields, String field, Object from, Object to) {
        String before = Objects.toString(from, "");
        String after = Objects.toString(to, "").strip();
        if (before.equals(after)) {
            return false;
        }
        fields.put(field, new Change(before, after));
        return true;
    }
}
