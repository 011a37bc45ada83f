package com.bmasia.crm.mail.desks;

import com.bmasia.crm.mail.mailboxes.Mailbox;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox whose emails are the work of a team, as pages show it: everything but the password.
 *
 * @param plus whether the server takes {@code desk+anything@…} as well
 * @param beginsAt what came before is left alone; null for nothing
 */
public record Desk(Mailbox mailbox, String address, String team, String teamName, boolean plus, Instant beginsAt) {

    public UUID id() {
        return mailbox.account();
    }

    static Desk of(ResultSet row) throws SQLException {
        return new Desk(
                Mailbox.of(row),
                row.getString("address"),
                row.getString("team"),
                row.getString("team_name"),
                row.getBoolean("plus"),
                Sql.instant(row, "begins_at"));
    }
}
