package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.mail.keys.UnknownKey;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After a change of the encryption key: seals the passwords of accounts and mailboxes with the key in force, row by row. A row
 * that another node or a person changes at the same moment is left to them. A password whose key is lost must be typed again;
 * that of a mailbox is asked for at its next visit.
 */
@Component
class RotateKeysAtStart implements ApplicationRunner {

    static final String KEY_LOST = "mail.account.trouble.key-lost";

    private static final String ACCOUNTS = "mail_account";

    private static final Logger log = LoggerFactory.getLogger(RotateKeysAtStart.class);

    private final JdbcClient jdbc;
    private final MailKeys keys;
    private final SenderAccountService accounts;
    private final PasswordNotices notices;
    private final TransactionTemplate transaction;

    RotateKeysAtStart(
            JdbcClient jdbc,
            MailKeys keys,
            SenderAccountService accounts,
            PasswordNotices notices,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.accounts = accounts;
        this.notices = notices;
        this.transaction = transaction;
    }

    private record Row(String table, UUID id, Sealed sealed, boolean saidToBeLost) {}

    @Override
    public void run(ApplicationArguments arguments) {
        Stream.of(ACCOUNTS, "mail_mailbox")
                .flatMap(table -> rows(table).stream())
                .forEach(row -> transaction.executeWithoutResult(status -> renew(row)));
    }

    private List<Row> rows(String table) {
        return jdbc.sql("""
                        select id, secret, secret_key, trouble from %s
                         where secret is not null and (secret_key <> :current or trouble = :lost)
                        """.formatted(table))
                .param("current", keys.currentId())
                .param("lost", KEY_LOST)
                .query((row, n) -> row(table, row))
                .list();
    }

    private static Row row(String table, ResultSet row) throws SQLException {
        return new Row(
                table,
                Sql.uuid(row, "id"),
                new Sealed(row.getString("secret_key"), row.getBytes("secret")),
                KEY_LOST.equals(row.getString("trouble")));
    }

    private void renew(Row row) {
        try {
            Sealed renewed = keys.seal(keys.open(row.sealed()));
            int changed = replace(row, renewed);
            if (changed > 0 && row.saidToBeLost()) {
                // A start with the wrong settings in between; with the right ones nothing is lost.
                accounts.markWorking(row.id());
            }
        } catch (UnknownKey e) {
            if (!row.saidToBeLost()) {
                log.warn(
                        "The password in {} {} cannot be decrypted: its key is missing from the configuration",
                        row.table(),
                        row.id());
            }
            if (!row.saidToBeLost() && row.table().equals(ACCOUNTS)) {
                accounts.markPasswordNeeded(row.id(), KEY_LOST);
                notices.send(row.id(), "mail.notification.password-lost");
            }
        }
    }

    private int replace(Row row, Sealed renewed) {
        return jdbc.sql("""
                        update %s set secret = :secret, secret_key = :key
                         where id = :id and secret_key = :oldKey and secret = :old
                        """.formatted(row.table()))
                .param("secret", renewed.bytes())
                .param("key", renewed.keyId())
                .param("id", row.id())
                .param("oldKey", row.sealed().keyId())
                .param("old", row.sealed().bytes())
                .update();
    }
}
