package com.bmasia.crm.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was said about a ticket, or that happened to it.
 *
 * @param kind null for what was said
 * @param actor name of the person, null for the system
 * @param customer the customer said it
 * @param text what was said; null for what happened
 * @param details what the sentence about an event needs
 */
public record TimelineEntry(
        UUID id,
        Instant at,
        TicketEventKind kind,
        String actor,
        boolean customer,
        boolean internal,
        String text,
        Map<String, String> details,
        List<Attachment> attachments) {

    public boolean isComment() {
        return kind == null;
    }

    TimelineEntry with(List<Attachment> files) {
        return new TimelineEntry(id, at, kind, actor, customer, internal, text, details, files);
    }
}
