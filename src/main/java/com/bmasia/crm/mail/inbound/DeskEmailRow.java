package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * An email to a desk, as lists show it.
 *
 * @param mailbox address of the desk
 * @param handledAt null for what nothing has become of yet
 * @param reason last part of the message key that says why; null for none
 * @param reasonDetails what that text needs
 * @param automatic header by which it is known that a machine wrote it; null for a person's
 * @param hasRaw whether it is still kept as it came
 * @param recordKind kind of the record that it belongs to; null for none, like {@code record} and {@code label}
 */
public record DeskEmailRow(
        UUID id,
        String mailbox,
        String team,
        String sender,
        String senderName,
        String subject,
        int size,
        boolean hasRaw,
        Instant storedAt,
        Instant handledAt,
        DeskEmailState state,
        String reason,
        String reasonDetails,
        String automatic,
        String recordKind,
        UUID record,
        String label) {

    public static final String COLUMNS = """
            e.id, e.mailbox, e.team, e.sender, e.sender_name, e.subject, e.size, e.raw is not null as has_raw, e.stored_at,
            e.handled_at, e.state, e.reason, e.reason_details, e.automatic, e.record_kind, e.record_id, e.record_label
            """;

    public static DeskEmailRow of(ResultSet row) throws SQLException {
        return new DeskEmailRow(
                Sql.uuid(row, "id"),
                row.getString("mailbox"),
                row.getString("team"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getInt("size"),
                row.getBoolean("has_raw"),
                Sql.instant(row, "stored_at"),
                Sql.instant(row, "handled_at"),
                DeskEmailState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("reason_details"),
                row.getString("automatic"),
                row.getString("record_kind"),
                Sql.uuid(row, "record_id"),
                row.getString("record_label"));
    }

    /** Nobody has made anything of it, and somebody still can. */
    public boolean isOpen() {
        return state.needsSomebody() || state == DeskEmailState.AUTOMATIC || state == DeskEmailState.IGNORED;
    }
}
