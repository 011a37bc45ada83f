package com.bmasia.crm.tickets.conversation;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.mail.outbox.MailsOfReasons;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketText;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changing and deleting what was said: one's own words for a quarter of an hour, those of others with the permission. What
 * stood there before stays readable in the timeline, and an email that is out stays out.
 */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class CommentEdits {

    public static final Duration OWN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final TicketNotices notices;
    private final MailsOfReasons mails;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    CommentEdits(
            JdbcClient jdbc,
            Tickets tickets,
            TicketNotices notices,
            MailsOfReasons mails,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.notices = notices;
        this.mails = mails;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    private record Comment(
            UUID id, TicketId ticket, UserId author, boolean inbound, boolean sent, String text, Instant at) {

        /** The mail in which it went to the customer, see {@code TicketMails}. */
        String mail() {
            return "ticket-comment:" + id;
        }
    }

    /** Whether this person may change or delete a comment that {@code author} wrote then. */
    public boolean mayChange(UserId author, Instant at, CurrentUser by) {
        return by.may(Permission.EDIT_ANY_COMMENT)
                || by.id().equals(author) && at.plus(OWN).isAfter(clock.instant());
    }

    /**
     * Puts other words in the place of those that stand there; formatting is not kept.
     *
     * @return whether the customer has, or will have, the former words by email
     */
    public boolean edit(UUID id, String text, CurrentUser by) {
        Comment comment = changeable(id, by);
        if (comment.inbound()) {
            throw new Conflict("tickets.comment.rule.inbound");
        }
        String now = TicketText.said(text);
        if (!now.equals(comment.text())) {
            jdbc.sql("""
                            insert into ticket_comment_version (id, comment_id, text, html, replaced_at, replaced_by)
                            select :version, id, text, html, :at, :by from ticket_comment where id = :id
                            """).param("version", Ids.next()).params(values(id, by)).update();
            jdbc.sql("""
                            update ticket_comment
                               set text = :text, html = null, updated_at = :at, edited_at = :at, edited_by = :by
                             where id = :id
                            """).param("text", now).params(values(id, by)).update();
            changed(comment, "ticket.comment_edited", by);
        }
        return comment.sent() || mails.isGoing(comment.mail());
    }

    /**
     * Takes a comment away with its files; the timeline tells staff what it said. An email that has not left yet is stopped.
     *
     * @return whether the customer has it by email all the same
     */
    public boolean delete(UUID id, CurrentUser by) {
        Comment comment = changeable(id, by);
        jdbc.sql("update ticket_comment set updated_at = :at, deleted_at = :at, deleted_by = :by where id = :id")
                .params(values(id, by))
                .update();
        changed(comment, "ticket.comment_deleted", by);
        String why = messages.getMessage("tickets.comment.mailStopped", null, Locale.ENGLISH);
        return mails.takeBack(comment.mail(), why) || comment.sent() && !mails.isCancelled(comment.mail());
    }

    /** The ticket first, as everywhere, then the comment. */
    private Comment changeable(UUID id, CurrentUser by) {
        TicketId ticket = jdbc.sql("select ticket_id from ticket_comment where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .map(TicketId::new)
                .orElseThrow(() -> new NotFound("comment", id));
        tickets.locked(ticket);
        Comment comment = jdbc.sql("select * from ticket_comment where id = ? and deleted_at is null for update")
                .param(id)
                .query((row, n) -> comment(row))
                .optional()
                .orElseThrow(() -> new NotFound("comment", id));
        if (!mayChange(comment.author(), comment.at(), by)) {
            throw new AccessDeniedException("neither one's own and new, nor permitted");
        }
        return comment;
    }

    private void changed(Comment comment, String action, CurrentUser by) {
        Ticket ticket = tickets.locked(comment.ticket());
        ticket.touch(clock.instant());
        tickets.save(ticket);
        audit.record(by, action, "ticket", ticket.id(), ticket.number(), Map.of());
        notices.changed(ticket.id());
    }

    private Map<String, Object> values(UUID id, CurrentUser by) {
        return Map.of("id", id, "by", by.id().value(), "at", Sql.at(clock.instant()));
    }

    private static Comment comment(ResultSet row) throws SQLException {
        UUID author = Sql.uuid(row, "author_id");
        return new Comment(
                Sql.uuid(row, "id"),
                new TicketId(Sql.uuid(row, "ticket_id")),
                author == null ? null : new UserId(author),
                Sql.uuid(row, "inbound_id") != null,
                ((String[]) row.getArray("sent_to").getArray()).length > 0,
                row.getString("text"),
                Sql.instant(row, "created_at"));
    }
}
