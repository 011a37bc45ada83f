package com.bmasia.crm.mail.desks;

import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.shared.Ids;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk mailbox of a start that catches all mail on its machine; its server is another one at each start. */
@Component
public class CatcherDesk {

    private final JdbcClient jdbc;
    private final MailKeys keys;

    CatcherDesk(JdbcClient jdbc, MailKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Where somebody has pointed this desk to another server, it stays so. */
    @Transactional
    public void offer(String address, String team, int port, String password) {
        Sealed secret = keys.seal(password.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into mail_mailbox as b (id, version, enabled, address, team, host, port, security, folder,
                                                       username, secret, secret_key)
                        select :id, 1, true, :address, t.key, '127.0.0.1', :port, 'NONE', 'INBOX', :address, :secret, :key
                          from team t where t.key = :team
                        on conflict (lower(address)) where address is not null
                        do update set port = :port, secret = :secret, secret_key = :key, uid_validity = null, last_uid = 0,
                                      state = 'READY', trouble = null, trouble_at = null, failures = 0, paused_until = null,
                                      polled_at = null, lease = null, leased_until = null
                            where b.host = '127.0.0.1'
                        """)
                .param("id", Ids.next())
                .param("address", address)
                .param("team", team)
                .param("port", port)
                .param("secret", secret.bytes())
                .param("key", secret.keyId())
                .update();
    }
}
