package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.log.MailStatus;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An e-mail of the log as API clients know it.
 *
 * @param errorMessage why it is not sent (yet); null where all is well
 */
record MailLogJson(
        UUID id,
        String subject,
        String toEmail,
        String toName,
        String fromEmail,
        String fromName,
        String status,
        UUID template,
        String templateName,
        String templateType,
        String recordKind,
        UUID recordId,
        UUID sentBy,
        Instant sentAt,
        Instant openedAt,
        Instant clickedAt,
        Instant bouncedAt,
        String errorMessage,
        List<AttemptJson> attempts,
        List<AttachmentJson> attachments,
        Instant createdAt) {

    /** One talk with a mail server. */
    record AttemptJson(Instant startedAt, Instant endedAt, String outcome, Integer code, String answer) {}

    /** A file that goes with it; {@code fileSize} in bytes. */
    record AttachmentJson(String fileName, long fileSize) {}

    static final String COLUMNS = """
            m.id, m.subject, m.to_address, m.to_name, m.from_address, m.from_name, m.state, m.state_reason, m.template_id,
            t.name as template_name, t.type as template_type, m.record_kind, m.record_id, m.caused_by, m.accepted_at,
            m.opened_at, m.clicked_at, m.bounced_at, m.created_at
            """;

    static final String FROM = "mail_message m left join mail_template t on t.id = m.template_id"
            + " left join mail_search s on s.mail_id = m.id";

    static MailLogJson of(ResultSet row) throws SQLException {
        String type = row.getString("template_type");
        return new MailLogJson(
                Sql.uuid(row, "id"),
                row.getString("subject"),
                row.getString("to_address"),
                row.getString("to_name"),
                row.getString("from_address"),
                row.getString("from_name"),
                MailStatus.of(row).code(),
                Sql.uuid(row, "template_id"),
                row.getString("template_name"),
                type == null ? null : type.toLowerCase(Locale.ROOT),
                row.getString("record_kind"),
                Sql.uuid(row, "record_id"),
                Sql.uuid(row, "caused_by"),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "clicked_at"),
                Sql.instant(row, "bounced_at"),
                row.getString("state_reason"),
                List.of(),
                List.of(),
                Sql.instant(row, "created_at"));
    }

    MailLogJson with(List<AttemptJson> tries, List<AttachmentJson> files) {
        return new MailLogJson(
                id,
                subject,
                toEmail,
                toName,
                fromEmail,
                fromName,
                status,
                template,
                templateName,
                templateType,
                recordKind,
                recordId,
                sentBy,
                sentAt,
                openedAt,
                clickedAt,
                bouncedAt,
                errorMessage,
                tries,
                files,
                createdAt);
    }
}
