package com.bmasia.crm.tickets.attachments;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketAccess;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final TicketAccess access;
    private final TicketNotices notices;
    private final AttachmentStore store;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TicketFiles files;

    TicketAttachments(
            Tickets tickets,
            TicketAccess access,
            TicketNotices notices,
            AttachmentStore store,
            AuditLog audit,
            JdbcClient jdbc,
            TicketFiles files) {
        this.tickets = tickets;
        this.access = access;
        this.notices = notices;
        this.store = store;
        this.audit = audit;
        this.jdbc = jdbc;
        this.files = files;
    }

    public DataSize largest() {
        return files.largest();
    }

    /** Adds a file to the ticket itself. */
    public AttachmentId attach(TicketId id, NewFile file, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        AttachmentId attachment = files.take(id, null, file, by.id());
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

    /** Another name with the same ending, which tells what the file is. */
    public void rename(AttachmentId id, String name, CurrentUser by) {
        Attachment attachment = find(id);
        Ticket ticket = tickets.locked(attachment.ticket());
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        FileName now = FileName.of(name);
        if (name == null || name.isBlank()) {
            throw new RuleViolation("filename", Checks.REQUIRED);
        }
        if (!now.extension().equals(new FileName(attachment.fileName()).extension())) {
            throw new RuleViolation("filename", "tickets.attachment.rule.ending", attachment.fileName());
        }
        if (now.value().equals(attachment.fileName())) {
            return;
        }
        jdbc.sql("update ticket_attachment set file_name = ? where id = ?")
                .params(now.value(), id.value())
                .update();
        audit.record(
                by,
                "ticket.file_renamed",
                "ticket",
                ticket.id(),
                ticket.number(),
                change(attachment.fileName(), now.value()));
        notices.changed(ticket.id());
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
