package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.records.RecordLink;
import com.bmasia.crm.web.list.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails by filter, newest first, page by page. No page costs more than the ones before it. */
@Component
public class MailLog {

    static final Keyset ORDER = Keyset.newestFirst("mail-log", "m.created_at", "m.id");

    /**
     * Mails of each wanted status come from an index of their own, in their order; of several statuses each gives as many as
     * a page needs. Names are looked up only for the rows of the page.
     */
    private static final String OF_STATUS = """
            (select m.id, m.state, m.state_reason, m.subject, m.from_name, m.from_address, m.to_name, m.to_address,
                    m.template_id, m.record_kind, m.record_id, m.due_at, m.created_at, m.bounced_at, m.opened_at, m.clicked_at,
                    %s
               from %s
              where %s and %s
              order by %s
              limit :list_limit)
            """;

    private static final String PAGE = """
            select p.*, t.name as template_name, t.type as template_type
              from (select * from (%s) u order by u.created_at desc, u.id desc limit :list_limit) p
              left join mail_template t on t.id = p.template_id
             order by p.created_at desc, p.id desc
            """;

    private static final int FEW = 2000;

    private final JdbcClient jdbc;
    private final MailAccess access;
    private final RecordLinks links;
    private final ZoneId zone;

    MailLog(JdbcClient jdbc, MailAccess access, RecordLinks links, ZoneId zone) {
        this.jdbc = jdbc;
        this.access = access;
        this.links = links;
        this.zone = zone;
    }

    public PageOf<MailRow> page(MailFilter filter, CurrentUser reader, String after, int size) {
        Keyset.Place place = ORDER.after(after);
        MailConditions where = MailConditions.of(filter, access.of(reader), zone);
        if (where.isSearch()) {
            fewFound(where).ifPresent(where::only);
        }
        where.and(place.condition());
        String statuses = filter.statuses().isEmpty()
                ? ofStatus(where, "true")
                : filter.statuses().stream()
                        .map(status -> ofStatus(where, status.condition()))
                        .collect(Collectors.joining(" union all "));
        return place.page(where.bind(jdbc.sql(PAGE.formatted(statuses))), size, (row, n) -> mail(row))
                .mapAll(this::withLinks);
    }

    private static String ofStatus(MailConditions where, String status) {
        return OF_STATUS.formatted(ORDER.columns(), where.tables(), where.sql(), status, ORDER.orderBy());
    }

    /**
     * What a rare word finds, so that the page is made of that alone; empty where many mails have it, and going through them
     * newest first soon fills a page. The planner would guess which of both it is, and wrong guesses read every mail.
     */
    private Optional<List<UUID>> fewFound(MailConditions where) {
        List<UUID> found = where.bindSearch(
                        jdbc.sql("select s.mail_id from mail_search s where " + where.searchSql() + " limit :limit"))
                .param("limit", FEW + 1)
                .query(UUID.class)
                .list();
        return found.size() <= FEW ? Optional.of(found) : Optional.empty();
    }

    private List<MailRow> withLinks(List<MailRow> rows) {
        Map<AboutRecord, RecordLink> found =
                links.find(rows.stream().map(MailRow::about).toList());
        return rows.stream()
                .map(row -> row.about() == null ? row : row.with(found.get(row.about())))
                .toList();
    }

    private static MailRow mail(ResultSet row) throws SQLException {
        String type = row.getString("template_type");
        return new MailRow(
                new MailId(Sql.uuid(row, "id")),
                MailStatus.of(row),
                row.getString("subject"),
                row.getString("from_name"),
                row.getString("from_address"),
                row.getString("to_name"),
                row.getString("to_address"),
                type == null ? null : TemplateType.valueOf(type),
                row.getString("template_name"),
                row.getString("state_reason"),
                about(row),
                null,
                Sql.instant(row, "due_at"),
                Sql.instant(row, "created_at"));
    }

    static AboutRecord about(ResultSet row) throws SQLException {
        UUID record = Sql.uuid(row, "record_id");
        return record == null ? null : new AboutRecord(row.getString("record_kind"), record);
    }
}
