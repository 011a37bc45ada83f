package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A file of a ticket as API clients know it. {@code file} is the address of its content, from the application's root. */
record AttachmentJson(
        UUID id,
        UUID ticket,
        UUID comment,
        String file,
        String filename,
        String contentType,
        long fileSize,
        UUID uploadedBy,
        String uploadedByName,
        Instant createdAt) {

    static final String COLUMNS = """
            f.id, f.ticket_id, f.comment_id, f.file_name, f.media_type, f.size, f.uploaded_by, w.full_name as uploader,
            f.created_at
            """;

    static final String FROM = """
            ticket_attachment f
            left join user_account w on w.id = f.uploaded_by
            left join ticket_comment m on m.id = f.comment_id
            """;

    /** SQL: not those of a comment that was deleted. */
    static final String SHOWN = "m.deleted_at is null";

    static AttachmentJson of(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new AttachmentJson(
                id,
                Sql.uuid(row, "ticket_id"),
                Sql.uuid(row, "comment_id"),
                "/api/v1/ticket-attachments/" + id + "/file",
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                Sql.uuid(row, "uploaded_by"),
                row.getString("uploader"),
                Sql.instant(row, "created_at"));
    }
}
