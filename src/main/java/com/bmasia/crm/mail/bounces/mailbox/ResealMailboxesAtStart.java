package com.bmasia.crm.mail.bounces.mailbox;

import com.bmasia.crm.mail.keys.KeyLost;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.shared.Sql;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After a change of the encryption key: seals the passwords of mailboxes anew with the key in force. One whose key is lost is
 * told at the next visit.
 */
@Component
class ResealMailboxesAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ResealMailboxesAtStart.class);

    private final JdbcClient jdbc;
    private final MailKeys keys;

    ResealMailboxesAtStart(JdbcClient jdbc, MailKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    private record Row(UUID account, Sealed sealed) {}

    @Override
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select id, secret, secret_key from mail_mailbox where secret_key <> :current")
                .param("current", keys.currentId())
                .query((row, n) ->
                        new Row(Sql.uuid(row, "id"), new Sealed(row.getString("secret_key"), row.getBytes("secret"))))
                .list()
                .forEach(this::renew);
    }

    private void renew(Row row) {
        try {
            Sealed renewed = keys.seal(keys.open(row.sealed()));
            jdbc.sql("""
                            update mail_mailbox set secret = :secret, secret_key = :key
                             where id = :account and secret = :old
                            """)
                    .param("secret", renewed.bytes())
                    .param("key", renewed.keyId())
                    .param("account", row.account())
                    .param("old", row.sealed().bytes())
                    .update();
        } catch (KeyLost e) {
            log.warn("The password of mailbox {} cannot be decrypted", row.account());
        }
    }
}
