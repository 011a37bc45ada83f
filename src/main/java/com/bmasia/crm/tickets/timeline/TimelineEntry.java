package com.bmasia.crm.tickets.timeline;

import com.bmasia.crm.tickets.attachments.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was said about a ticket, or that happened to it.
 *
 * @param kind null for what was said
 * @param actor name of the person, null for the system
 * @param said null for what happened
 * @param details what the sentence about an event needs
 */
public record TimelineEntry(
        UUID id,
        Instant at,
        TicketEventKind kind,
        String actor,
        Said said,
        Map<String, String> details,
        List<Attachment> attachments) {

    /**
     * A comment.
     *
     * @param customer the customer said it
     * @param html the text with its formatting, sanitised; null where it has none
     * @param quoted history that an email repeated below its own words; null for none
     * @param to addresses that got it by email, {@code cc} those that got a copy
     * @param author the member of staff who wrote it or wrote it down; null for an inbound email
     * @param editedAt null where it stands as it was written
     * @param deletedAt null where it was not deleted
     */
    public record Said(
            boolean customer,
            boolean internal,
            String text,
            String html,
            String quoted,
            List<String> to,
            List<String> cc,
            UUID author,
            Instant editedAt,
            Instant deletedAt) {}

    public boolean isComment() {
        return said != null;
    }

    public boolean isCustomer() {
        return said != null && said.customer();
    }

    public boolean isInternal() {
        return said != null && said.internal();
    }

    public String getText() {
        return said == null ? null : said.text();
    }

    public TimelineEntry with(List<Attachment> files) {
        return new TimelineEntry(id, at, kind, actor, said, details, files);
    }
}
