package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An address that gets no mail, as lists show it.
 *
 * @param topic null for all that the reason stops
 * @param mail the one that it came from; null where it came from none, or that is gone
 * @param createdBy name of our person; null where the recipient or the system did it
 */
public record Suppression(
        SuppressionId id,
        String address,
        MailTopic topic,
        SuppressionReason reason,
        String note,
        MailId mail,
        String createdBy,
        Instant createdAt) {

    static final String COLUMNS =
            "s.id, s.address, s.topic, s.reason, s.note, s.mail_id, u.full_name as created_by_name, s.created_at";

    static final String TABLES = "mail_suppression s left join user_account u on u.id = s.created_by";

    static Suppression read(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        UUID mail = Sql.uuid(row, "mail_id");
        return new Suppression(
                new SuppressionId(Sql.uuid(row, "id")),
                row.getString("address"),
                topic == null ? null : MailTopic.valueOf(topic),
                SuppressionReason.valueOf(row.getString("reason")),
                row.getString("note"),
                mail == null ? null : new MailId(mail),
                row.getString("created_by_name"),
                Sql.instant(row, "created_at"));
    }
}
