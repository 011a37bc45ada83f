package com.bmasia.crm.tickets.timeline;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.TicketText;
import com.bmasia.crm.users.UserId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what happened to a ticket, and what was said about it, in the transaction in which it happened. */
@Component
public class TicketTimeline {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    TicketTimeline(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param actor null for the system itself */
    public void happened(TicketId ticket, UserId actor, TicketEventKind kind, Map<String, String> details) {
        jdbc.sql("""
                        insert into ticket_event (id, ticket_id, at, actor_id, kind, details)
                        values (:id, :ticket, :at, :actor, :kind, cast(:details as jsonb))
                        """)
                .param("id", Ids.next())
                .param("ticket", ticket.value())
                .param("at", Sql.at(clock.instant()))
                .param("actor", actor == null ? null : actor.value(), Types.OTHER)
                .param("kind", kind.name())
                .param("details", write(details))
                .update();
    }

    /** When the ticket was last given this status. */
    public Optional<Instant> lastBecame(TicketId ticket, TicketStatus status) {
        return jdbc.sql("""
                        select at from ticket_event
                         where ticket_id = :ticket and kind = 'STATUS_CHANGED' and details ->> 'to' = :status
                         order by at desc limit 1
                        """)
                .param("ticket", ticket.value())
                .param("status", status.code())
                .query((row, n) -> Sql.instant(row, "at"))
                .optional();
    }

    public UUID commented(TicketId ticket, NewComment comment) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into ticket_comment (id, ticket_id, author, author_id, contact_id, text, html, quoted, internal,
                                                    sent_to, sent_cc, inbound_id, created_at, updated_at)
                        values (:id, :ticket, :author, :user, :contact, :text, :html, :quoted, :internal,
                                :to, :cc, :inbound, :at, :at)
                        """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("author", comment.contact() == null ? "STAFF" : "CUSTOMER")
                .param("user", comment.by() == null ? null : comment.by().value(), Types.OTHER)
                .param(
                        "contact",
                        comment.contact() == null ? null : comment.contact().value(),
                        Types.OTHER)
                .param("text", TicketText.said(comment.text()))
                .param("html", comment.html())
                .param("quoted", comment.quoted())
                .param("internal", comment.internal())
                .param("to", comment.to().toArray(String[]::new))
                .param("cc", comment.cc().toArray(String[]::new))
                .param("inbound", comment.inbound(), Types.OTHER)
                .param("at", Sql.at(clock.instant()))
                .update();
        return id;
    }

    private String write(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of a ticket event", e);
        }
    }
}
