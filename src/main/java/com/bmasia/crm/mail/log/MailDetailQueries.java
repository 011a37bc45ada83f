package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.records.RecordLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One mail with its attempts and what came back for it. */
@Component
public class MailDetailQueries {

    /** A flood of clicks by a scanner shall not make the page endless. */
    private static final int MOST_EVENTS = 200;

    private static final String MAIL = """
            select m.*, t.name as template_name, t.type as template_type, a.kind as account_kind, a.role as account_role,
                   owner.full_name as account_person, causer.full_name as caused_by_name,
                   behalf.full_name as on_behalf_of_name,
                   not exists (select from mail_unrendered u where u.mail_id = m.id) as rendered
              from mail_message m
              join mail_account a on a.id = m.account_id
              left join user_account owner on owner.id = a.user_id
              left join user_account causer on causer.id = m.caused_by
              left join user_account behalf on behalf.id = m.on_behalf_of
              left join mail_template t on t.id = m.template_id
             where m.id = :id and
            """;

    private static final String ATTEMPTS = """
            select a.*, n.name as node_name from mail_attempt a left join mail_node n on n.id = a.node
             where a.mail_id = :id order by a.started_at, a.id
            """;

    private static final String EVENTS = """
            select e.*, l.url from mail_event e left join mail_link l on l.id = e.link_id
             where e.mail_id = :id order by e.at, e.id limit :limit
            """;

    private final JdbcClient jdbc;
    private final MailAccess access;
    private final RecordLinks links;

    MailDetailQueries(JdbcClient jdbc, MailAccess access, RecordLinks links) {
        this.jdbc = jdbc;
        this.access = access;
        this.links = links;
    }

    /** @throws NotFound also where the person may not read it: that there is such a mail is nobody's business either */
    public MailDetails get(MailId id, CurrentUser reader) {
        MailAccess.Condition readable = access.of(reader);
        return jdbc.sql(MAIL + readable.sql())
                .param("id", id.value())
                .params(readable.parameters())
                .query((row, n) -> mail(row, id))
                .optional()
                .orElseThrow(() -> new NotFound("mail", id));
    }

    private MailDetails mail(ResultSet row, MailId id) throws SQLException {
        AboutRecord about = MailLog.about(row);
        RecordLink link = about == null ? null : links.find(List.of(about)).get(about);
        UUID template = Sql.uuid(row, "template_id");
        String topic = row.getString("topic");
        String type = row.getString("template_type");
        return new MailDetails(
                id,
                MailStatus.of(row),
                row.getString("state_reason"),
                MailPurpose.valueOf(row.getString("purpose")),
                topic == null ? null : MailTopic.valueOf(topic),
                row.getString("message_id"),
                row.getString("subject"),
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("to_name"),
                row.getString("to_address"),
                AccountName.of(row),
                user(row, "caused_by"),
                row.getString("caused_by_name"),
                user(row, "on_behalf_of"),
                row.getString("on_behalf_of_name"),
                template == null ? null : new TemplateId(template),
                row.getString("template_name"),
                type == null ? null : TemplateType.valueOf(type),
                row.getObject("template_number", Integer.class),
                about,
                link,
                row.getBoolean("confidential"),
                row.getBoolean("rendered"),
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "due_at"),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "finished_at"),
                Sql.instant(row, "unknown_at"),
                attempts(id),
                events(id));
    }

    private static UserId user(ResultSet row, String column) throws SQLException {
        UUID id = Sql.uuid(row, column);
        return id == null ? null : new UserId(id);
    }

    private List<MailDetails.Attempt> attempts(MailId id) {
        return jdbc.sql(ATTEMPTS)
                .param("id", id.value())
                .query((row, n) -> new MailDetails.Attempt(
                        Sql.instant(row, "started_at"),
                        Sql.instant(row, "ended_at"),
                        row.getString("outcome").toLowerCase(Locale.ROOT),
                        row.getObject("code", Integer.class),
                        row.getString("answer"),
                        row.getString("node_name") == null
                                ? row.getString("node").substring(0, 8)
                                : row.getString("node_name")))
                .list();
    }

    private List<MailDetails.Event> events(MailId id) {
        return jdbc.sql(EVENTS)
                .param("id", id.value())
                .param("limit", MOST_EVENTS)
                .query((row, n) -> new MailDetails.Event(
                        Sql.instant(row, "at"),
                        row.getString("kind").toLowerCase(Locale.ROOT),
                        row.getBoolean("human"),
                        row.getString("rule"),
                        row.getString("url"),
                        row.getString("user_agent"),
                        row.getString("network")))
                .list();
    }
}
