package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * The mailbox of an account as pages show it: everything but the password.
 *
 * @param trouble message key, with server as {0} and folder as {1}; null where nothing is wrong
 */
public record Mailbox(
        UUID account,
        int version,
        boolean enabled,
        MailboxDetails details,
        AccountState state,
        String trouble,
        Instant troubleAt,
        Instant pausedUntil,
        Instant polledAt) {

    public boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    public boolean needsPassword() {
        return state == AccountState.NEEDS_PASSWORD;
    }

    public String server() {
        return details.host() + ":" + details.port();
    }

    public static Mailbox of(ResultSet row) throws SQLException {
        return new Mailbox(
                Sql.uuid(row, "id"),
                row.getInt("version"),
                row.getBoolean("enabled"),
                new MailboxDetails(
                        row.getString("host"),
                        row.getInt("port"),
                        SmtpSecurity.valueOf(row.getString("security")),
                        row.getString("folder"),
                        row.getString("username")),
                AccountState.valueOf(row.getString("state")),
                row.getString("trouble"),
                Sql.instant(row, "trouble_at"),
                Sql.instant(row, "paused_until"),
                Sql.instant(row, "polled_at"));
    }
}
