package com.bmasia.crm.tickets;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.AttachmentStore;
import com.bmasia.crm.tickets.attachments.FileName;
import com.bmasia.crm.tickets.attachments.FileType;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Files on tickets: taken in with all checks, given out, removed. */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class TicketAttachments {

    private static final String SELECT = """
            select a.id, a.ticket_id, a.comment_id, coalesce(c.internal, false) as internal, a.file_name, a.media_type,
                   a.size, a.uploaded_by, u.full_name, a.created_at
              from ticket_attachment a
              left join ticket_comment c on c.id = a.comment_id
              left join user_account u on u.id = a.uploaded_by
            """;

    private final Tickets tickets;
    private final TicketConversation conversation;
    private final TicketAccess access;
    private final TicketNotices notices;
    private final AttachmentStore store;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataSize largest;

    TicketAttachments(
            Tickets tickets,
            TicketConversation conversation,
            TicketAccess access,
            TicketNotices notices,
            AttachmentStore store,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock,
            @Value("${tickets.attachments.max-size:25MB}") DataSize largest) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.access = access;
        this.notices = notices;
        this.store = store;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.largest = largest;
    }

    public DataSize largest() {
        return largest;
    }

    /** Says something and adds files to it: all, or (where one file is refused) nothing. */
    public UUID comment(TicketId ticket, String text, boolean internal, List<NewFile> files, CurrentUser by) {
        UUID comment = conversation.comment(ticket, text, internal, by);
        files.forEach(file -> take(ticket, comment, file, by.id()));
        return comment;
    }

    /** Adds a file to the ticket itself. */
    public AttachmentId attach(TicketId id, NewFile file, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        AttachmentId attachment = take(id, null, file, by.id());
        audit.record(
                by,
                "ticket.file_added",
                "ticket",
                id,
                ticket.number(),
                change(null, FileName.of(file.name()).value()));
        notices.changed(id);
        return attachment;
    }

    public void remove(AttachmentId id, CurrentUser by) {
        Attachment attachment = find(id);
        Ticket ticket = tickets.locked(attachment.ticket());
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        store.delete(id);
        jdbc.sql("delete from ticket_attachment where id = ?").param(id.value()).update();
        audit.record(
                by, "ticket.file_removed", "ticket", ticket.id(), ticket.number(), change(attachment.fileName(), null));
        notices.changed(ticket.id());
    }

    @Transactional(readOnly = true)
    public Attachment find(AttachmentId id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id.value())
                .query((row, n) -> attachment(row))
                .optional()
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(TicketId ticket) {
        return jdbc.sql(SELECT + " where a.ticket_id = ? order by a.created_at, a.id")
                .param(ticket.value())
                .query((row, n) -> attachment(row))
                .list();
    }

    @Transactional(readOnly = true)
    public void copyTo(AttachmentId id, OutputStream out) throws IOException {
        store.copyTo(id, out);
    }

    /** Why this file would be refused; empty where it would not. */
    Optional<RuleViolation> refusal(NewFile file) {
        FileName name = FileName.of(file.name());
        try {
            checkSize(file, name);
            typeOf(file, name);
            return Optional.empty();
        } catch (FileTooLarge e) {
            return Optional.of(new RuleViolation("file", "tickets.attachment.rule.size", e.arguments()));
        } catch (RuleViolation e) {
            return Optional.of(e);
        }
    }

    /** A file that nobody of ours uploaded: it came with what a customer sent. */
    AttachmentId receive(TicketId ticket, UUID comment, NewFile file) {
        return take(ticket, comment, file, null);
    }

    private AttachmentId take(TicketId ticket, UUID comment, NewFile file, UserId by) {
        FileName name = FileName.of(file.name());
        checkSize(file, name);
        AttachmentId id = new AttachmentId(Ids.next());
        jdbc.sql("""
                        insert into ticket_attachment
                               (id, ticket_id, comment_id, file_name, media_type, size, uploaded_by, created_at)
                        values (:id, :ticket, :comment, :name, :type, :size, :by, :at)
                        """)
                .param("id", id.value())
                .param("ticket", ticket.value())
                .param("comment", comment, Types.OTHER)
                .param("name", name.value())
                .param("type", typeOf(file, name).mediaType())
                .param("size", file.size())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Sql.at(clock.instant()))
                .update();
        try (InputStream content = file.content().getInputStream()) {
            store.put(id, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    private void checkSize(NewFile file, FileName name) {
        if (file.size() == 0) {
            throw new RuleViolation("file", "tickets.attachment.rule.empty", name.value());
        }
        if (file.size() > largest.toBytes()) {
            throw new FileTooLarge(name.value(), file.size(), largest);
        }
    }

    private static FileType typeOf(NewFile file, FileName name) {
        try (InputStream content = file.content().getInputStream()) {
            return FileType.of(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserId uploader(UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static Map<String, Change> change(String from, String to) {
        return Map.of("file", new Change(from, to));
    }

    private static Attachment attachment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Attachment(
                new AttachmentId(Sql.uuid(row, "id")),
                new TicketId(Sql.uuid(row, "ticket_id")),
                Sql.uuid(row, "comment_id"),
                row.getBoolean("internal"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                uploader(Sql.uuid(row, "uploaded_by")),
                row.getString("full_name"),
                Sql.instant(row, "created_at"));
    }
}
