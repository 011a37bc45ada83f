package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.ConsentChanged;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SuppressionFile.Line;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a list over from elsewhere. For administrators: a wrong file stops the bills of all customers. */
@Service
public class ImportSuppressions {

    private static final int ROWS_PER_STATEMENT = 1000;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportSuppressions(JdbcClient jdbc, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** How many lines were new, and how many stood in the list already. */
    public record Imported(int added, int known) {}

    private record Added(String address, MailTopic topic, SuppressionReason reason) {

        static Added read(ResultSet row) throws SQLException {
            String topic = row.getString("topic");
            return new Added(
                    row.getString("address"),
                    topic == null ? null : MailTopic.valueOf(topic),
                    SuppressionReason.valueOf(row.getString("reason")));
        }
    }

    /** @param otherwise the reason of lines that name none */
    @Requires(Permission.ADMINISTER)
    @Transactional
    public Imported importFrom(String text, SuppressionReason otherwise, CurrentUser by) {
        List<Line> lines = SuppressionFile.read(text, otherwise);
        Instant now = clock.instant();
        int added = 0;
        for (int from = 0; from < lines.size(); from += ROWS_PER_STATEMENT) {
            List<Line> part = lines.subList(from, Math.min(from + ROWS_PER_STATEMENT, lines.size()));
            List<Added> fresh = add(part, now, by);
            fresh.stream()
                    .filter(one -> one.reason().isWordOfTheRecipient())
                    .forEach(no -> events.publishEvent(new ConsentChanged(no.address(), no.topic(), false)));
            added += fresh.size();
        }
        Changes changes = new Changes().field("added", null, added).field("known", null, lines.size() - added);
        audit.record(by, "suppression.imported", "suppression", null, otherwise.code(), changes.asMap());
        return new Imported(added, lines.size() - added);
    }

    private List<Added> add(List<Line> lines, Instant now, CurrentUser by) {
        return jdbc.sql("""
                        insert into mail_suppression (id, address, topic, reason, note, created_by, created_at)
                        select cast(id as uuid), lower(address), topic, reason, note, :by, :now
                          from unnest(:ids, :addresses, :topics, :reasons, :notes) as line (id, address, topic, reason, note)
                            on conflict (address, reason, coalesce(topic, '')) do nothing
                        returning address, topic, reason
                        """)
                .param("ids", column(lines, line -> Ids.next().toString()))
                .param("addresses", column(lines, Line::address))
                .param(
                        "topics",
                        column(
                                lines,
                                line -> line.topic() == null
                                        ? null
                                        : line.topic().name()))
                .param("reasons", column(lines, line -> line.reason().name()))
                .param("notes", column(lines, Line::note))
                .param("by", by.id().value())
                .param("now", Sql.at(now))
                .query((row, n) -> Added.read(row))
                .list();
    }

    private static String[] column(List<Line> lines, Function<Line, String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }
}
