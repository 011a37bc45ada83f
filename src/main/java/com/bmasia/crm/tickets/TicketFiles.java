package com.bmasia.crm.tickets;

import com.bmasia.crm.mail.MailAttachment;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.AttachmentStore;
import com.bmasia.crm.tickets.attachments.FileName;
import com.bmasia.crm.tickets.attachments.FileType;
import com.bmasia.crm.users.CurrentUser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes files in, with all checks, and gives those of a reply to its mail. Who may do so is asked elsewhere. */
@Component
class TicketFiles {

    /** All files of one mail together; what larger mails need, many mail servers refuse. */
    static final DataSize MOST_BY_MAIL = DataSize.ofMegabytes(10);

    private final AttachmentStore store;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DataSize largest;

    TicketFiles(
            AttachmentStore store,
            JdbcClient jdbc,
            Clock clock,
            @Value("${tickets.attachments.max-size:25MB}") DataSize largest) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
        this.largest = largest;
    }

    DataSize largest() {
        return largest;
    }

    AttachmentId take(TicketId ticket, UUID comment, NewFile file, CurrentUser by) {
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
                .param("by", by.id().value())
                .param("at", Sql.at(clock.instant()))
                .update();
        try (InputStream content = file.content().getInputStream()) {
            store.put(id, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /** Files of a reply of the same person that was undone go with another one. */
    void move(TicketId ticket, UUID comment, Collection<AttachmentId> files, CurrentUser by) {
        jdbc.sql("""
                        update ticket_attachment a set comment_id = :comment
                          from ticket_comment c
                         where a.id = any (:files) and a.ticket_id = :ticket and c.id = a.comment_id
                           and c.deleted_at is not null and c.author_id = :by
                        """)
                .param("comment", comment)
                .param("files", files.stream().map(AttachmentId::value).toArray(UUID[]::new))
                .param("ticket", ticket.value())
                .param("by", by.id().value())
                .update();
    }

    /** The files of a comment as they go with its mail. */
    List<MailAttachment> forMail(UUID comment) {
        return jdbc.sql("""
                        select id, file_name, media_type from ticket_attachment
                         where comment_id = ? order by created_at, id
                        """)
                .param(comment)
                .query((row, n) -> new MailAttachment(
                        row.getString("file_name"),
                        row.getString("media_type"),
                        content(new AttachmentId(Sql.uuid(row, "id")))))
                .list();
    }

    /** @throws RuleViolation at {@code files} where those of the comment are too much for one mail */
    void requireFitForMail(UUID comment) {
        long bytes = jdbc.sql("select coalesce(sum(size), 0) from ticket_attachment where comment_id = ?")
                .param(comment)
                .query(Long.class)
                .single();
        if (bytes > MOST_BY_MAIL.toBytes()) {
            throw new RuleViolation(
                    "files",
                    "tickets.attachment.rule.mail",
                    MOST_BY_MAIL.toMegabytes(),
                    (bytes + DataSize.ofMegabytes(1).toBytes() - 1)
                            / DataSize.ofMegabytes(1).toBytes());
        }
    }

    private byte[] content(AttachmentId id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.copyTo(id, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
}
