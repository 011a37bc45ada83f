package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.mail.mime.EmailReader;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.mail.mime.UnreadableEmail;
import com.bmasia.crm.shared.Conflict;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with emails that the machine left to them. */
@Service
@Requires(Permission.EDIT_ANY_TICKET)
public class SortDeskEmails {

    private static final String AUDITED = "inbound_email";
    private static final String OPEN = "('REVIEW', 'QUARANTINED', 'AUTOMATIC', 'IGNORED')";

    private final DeskEmailQueries queries;
    private final DeskEmails emails;
    private final HandleDeskEmails handling;
    private final AuditLog audit;
    private final MailNews news;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SortDeskEmails(
            DeskEmailQueries queries,
            DeskEmails emails,
            HandleDeskEmails handling,
            AuditLog audit,
            MailNews news,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.queries = queries;
        this.emails = emails;
        this.handling = handling;
        this.audit = audit;
        this.news = news;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Handled again, at once: the sender may be a contact by now. @throws Conflict where it has found its place */
    public void retry(UUID id, CurrentUser by) {
        transaction.executeWithoutResult(status -> {
            DeskEmailRow email = queries.get(id);
            change(id, """
                    update mail_desk_email
                       set state = 'STORED', attempts = 0, due_at = :now, reason = null, reason_details = ''
                     where id = :id and raw is not null and not cut and state in
                    """ + OPEN);
            audit.record(by, AUDITED + ".retried", AUDITED, id, email.subject(), Map.of());
        });
        handling.handleDue();
    }

    @Transactional
    public void ignore(UUID id, CurrentUser by) {
        DeskEmailRow email = queries.get(id);
        change(
                id,
                "update mail_desk_email set state = 'IGNORED', due_at = null, handled_at = :now where id = :id and state in "
                        + OPEN);
        handledBy(id, by);
        audit.record(by, AUDITED + ".ignored", AUDITED, id, email.subject(), Map.of());
        news.failuresChanged();
    }

    /** The email, locked, for a person who puts it somewhere; what cannot be read comes as a file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeskEmail open(UUID id) {
        DeskEmailRow row = queries.get(id);
        change(id, "update mail_desk_email set handled_at = :now where id = :id and state in " + OPEN);
        byte[] raw = queries.raw(id).orElse(new byte[0]);
        return new DeskEmail(id, row.team(), row.mailbox(), row.automatic() == null, content(row, raw));
    }

    private static ReadEmail content(DeskEmailRow row, byte[] raw) {
        try {
            return EmailReader.read(raw);
        } catch (UnreadableEmail e) {
            return EmailReader.unreadable(row.sender(), row.subject(), raw);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID id, Verdict verdict, CurrentUser by) {
        emails.settle(id, verdict);
        handledBy(id, by);
        audit.record(by, AUDITED + ".sorted", AUDITED, id, verdict.label(), Map.of());
        news.failuresChanged();
    }

    private void handledBy(UUID id, CurrentUser by) {
        jdbc.sql("update mail_desk_email set handled_by = :by where id = :id")
                .param("by", by.id().value())
                .param("id", id)
                .update();
    }

    private void change(UUID id, String sql) {
        int changed = jdbc.sql(sql)
                .param("id", id)
                .param("now", Sql.at(clock.instant()))
                .update();
        if (changed == 0) {
            throw new Conflict("mail.inbound.rule.done");
        }
    }
}
