package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do about mails that came back and could not be read, or belong to nothing. */
@Service
public class BounceMessages {

    private static final String AUDITED = "returned_mail";

    private final JdbcClient jdbc;
    private final ReadBounces reader;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BounceMessages(JdbcClient jdbc, ReadBounces reader, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Read again, at once. @throws Conflict where there is nothing to read, or it has been read */
    @Requires(Permission.OPERATE)
    public void retry(UUID id, CurrentUser by) {
        change(id, "retried", """
                update mail_inbound set state = 'NEW', attempts = 0, due_at = :now, error = null
                 where id = :id and raw is not null and state in ('QUARANTINE', 'UNMATCHED', 'DISMISSED')
                returning subject
                """, by);
        reader.readDue();
    }

    @Requires(Permission.OPERATE)
    public void dismiss(UUID id, CurrentUser by) {
        change(id, "dismissed", """
                update mail_inbound set state = 'DISMISSED', due_at = null
                 where id = :id and state in ('QUARANTINE', 'UNMATCHED')
                returning subject
                """, by);
    }

    private void change(UUID id, String what, String sql, CurrentUser by) {
        transaction.executeWithoutResult(status -> {
            requireThere(id);
            String subject = jdbc.sql(sql)
                    .param("id", id)
                    .param("now", Sql.at(clock.instant()))
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new Conflict("mail.returned.rule." + what));
            audit.record(by, AUDITED + "." + what, AUDITED, id, subject, Map.of());
        });
    }

    private void requireThere(UUID id) {
        boolean there = jdbc.sql("select exists (select from mail_inbound where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new NotFound("returned mail", id);
        }
    }
}
