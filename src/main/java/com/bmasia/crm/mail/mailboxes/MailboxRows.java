package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mailboxes as rows. How one fares is written by {@link MailboxClaims}, and an edit must not overwrite that. */
@Component
class MailboxRows {

    private final JdbcClient jdbc;

    MailboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mailbox> find(UUID account) {
        return jdbc.sql("select * from mail_mailbox where id = :account")
                .param("account", account)
                .query((row, n) -> Mailbox.of(row))
                .optional();
    }

    /** Waits for whoever is writing it. */
    Optional<Mailbox> lock(UUID account) {
        return jdbc.sql("select * from mail_mailbox where id = :account for update")
                .param("account", account)
                .query((row, n) -> Mailbox.of(row))
                .optional();
    }

    Optional<Sealed> secret(UUID account) {
        return jdbc.sql("select secret_key, secret from mail_mailbox where id = :account and secret is not null")
                .param("account", account)
                .query((row, n) -> new Sealed(row.getString("secret_key"), row.getBytes("secret")))
                .optional();
    }

    /** False where another transaction has just made one. */
    boolean insert(UUID account, boolean enabled, MailboxDetails details, Sealed secret) {
        return values("""
                        insert into mail_mailbox (id, account_id, version, enabled, host, port, security, folder, username,
                                                  secret, secret_key)
                        values (:account, :account, 1, :enabled, :host, :port, :security, :folder, :username, :secret, :key)
                        on conflict (id) do nothing
                        """, account, enabled, details, secret).update() == 1;
    }

    /** Whatever was in the way may not be any more, so it is looked into at once; whoever reads it now loses it. */
    void update(UUID account, boolean enabled, MailboxDetails details, Sealed secret, boolean sameMailbox) {
        values("""
                        update mail_mailbox
                           set version = version + 1, enabled = :enabled, host = :host, port = :port,
                               security = :security, folder = :folder, username = :username, secret = :secret,
                               secret_key = :key, state = 'READY', trouble = null, trouble_at = null, failures = 0,
                               paused_until = null, stuck_uid = null, polled_at = null, lease = null, leased_until = null,
                               uid_validity = case when :same then uid_validity end,
                               last_uid = case when :same then last_uid else 0 end
                         where id = :account
                        """, account, enabled, details, secret)
                .param("same", sameMailbox)
                .update();
    }

    private JdbcClient.StatementSpec values(
            String sql, UUID account, boolean enabled, MailboxDetails details, Sealed secret) {
        return jdbc.sql(sql)
                .param("account", account)
                .param("enabled", enabled)
                .param("host", details.host())
                .param("port", details.port())
                .param("security", details.security().name())
                .param("folder", details.folder())
                .param("username", details.username())
                .param("secret", secret == null ? null : secret.bytes(), java.sql.Types.BINARY)
                .param("key", secret == null ? null : secret.keyId());
    }
}
