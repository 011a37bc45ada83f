package com.bmasia.crm.tickets.attachments;

import com.bmasia.crm.mail.MailAttachment;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes files in, with all checks, and gives those of a reply to its mail. Who may do so is asked elsewhere. */
@Component
public class TicketFiles {

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

    /** @param by null for a file that nobody of ours uploaded: it came with what a customer sent */
    public AttachmentId take(TicketId ticket, UUID comment, NewFile file, UserId by) {
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

    /** Why this file would be refused; empty where it would not. */
    public Optional<RuleViolation> refusal(NewFile file) {
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

    /** Refuses files that are on no ticket, on another one, or said something already. */
    public void requireFree(TicketId ticket, Collection<AttachmentId> files) {
        for (AttachmentId file : files) {
            boolean free = jdbc.sql("""
                            select 1 from ticket_attachment
                             where id = ? and ticket_id = ? and comment_id is null for update
                            """)
                    .params(file.value(), ticket.value())
                    .query(Integer.class)
                    .optional()
                    .isPresent();
            if (!free) {
                throw new RuleViolation("attachments", "tickets.attachment.rule.free", file);
            }
        }
    }

    /** Files that are on the ticket already go with a comment: free ones, and those of a reply that the person undid. */
    public void move(TicketId ticket, UUID comment, Collection<AttachmentId> files, CurrentUser by) {
        jdbc.sql("""
                        update ticket_attachment a set comment_id = :comment
                         where a.id = any (:files) and a.ticket_id = :ticket
                           and (a.comment_id is null
                                or exists (select from ticket_comment c
                                            where c.id = a.comment_id and c.deleted_at is not null and c.author_id = :by))
                        """)
                .param("comment", comment)
                .param("files", files.stream().map(AttachmentId::value).toArray(UUID[]::new))
                .param("ticket", ticket.value())
                .param("by", by.id().value())
                .update();
    }

    /** The files of a comment as they go with its mail. */
    public List<MailAttachment> forMail(UUID comment) {
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
    public void requireFitForMail(UUID comment) {
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
