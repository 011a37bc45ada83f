package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.dsn.MailIds;
import com.bmasia.crm.shared.Sql;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the mails that a report is about, by ids only: an address alone anybody knows, and could have its mails stopped with
 * a report that he wrote himself. What never went out cannot come back either.
 */
@Component
class MatchMails {

    private final JdbcClient jdbc;

    MatchMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Ours(MailId id, String to, MailPurpose purpose) {}

    List<Ours> of(MailIds ids) {
        List<Ours> returned = ids.comesBack() ? find(ids.messageIds(), ids.marks()) : List.of();
        return returned.isEmpty() && !ids.answered().isEmpty() ? find(ids.answered(), Set.of()) : returned;
    }

    private List<Ours> find(Set<String> messageIds, Set<UUID> marks) {
        return jdbc.sql("""
                        select id, to_address, purpose from mail_message
                         where (message_id = any(:messageIds) or id = any(:marks))
                           and (tried_at is not null or accepted_at is not null)
                        """)
                .param("messageIds", messageIds.toArray(String[]::new))
                .param("marks", marks.toArray(UUID[]::new))
                .query((row, n) -> new Ours(
                        new MailId(Sql.uuid(row, "id")),
                        row.getString("to_address"),
                        MailPurpose.valueOf(row.getString("purpose"))))
                .list();
    }
}
