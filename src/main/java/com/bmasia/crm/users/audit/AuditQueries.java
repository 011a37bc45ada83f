package com.bmasia.crm.users.audit;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.audit.AuditEntry.FieldChange;
import com.bmasia.crm.web.list.Keyset;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit log, newest first. */
@Component
public class AuditQueries {

    private static final Keyset ORDER = Keyset.newestFirst("audit", "at", "id");

    private static final String SELECT = """
            select id, at, actor_id, actor_name, action, entity, entity_id, entity_label, changes, address, %s
              from audit_entry
             where %s
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ZoneId zone;

    AuditQueries(JdbcClient jdbc, ObjectMapper json, ZoneId zone) {
        this.jdbc = jdbc;
        this.json = json;
        this.zone = zone;
    }

    /**
     * Any part may be null for "all". {@code record} is a part of a record's number or name, or its whole id; the days are
     * counted in the business zone, both included.
     */
    public record Filter(UserId who, String entity, String action, String record, LocalDate from, LocalDate to) {}

    public PageOf<AuditEntry> list(Filter filter, String cursor, int size) {
        SearchWords words = SearchWords.of(filter.record());
        Keyset.Place place = ORDER.after(cursor);
        return place.page(
                jdbc.sql(select(place, """
                                (cast(:who as uuid) is null or actor_id = cast(:who as uuid))
                                   and (cast(:entity as text) is null or entity = :entity)
                                   and (cast(:action as text) is null or action = :action)
                                   and (cast(:record as text) is null or entity_id = :record or %s)
                                   and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
                                   and (cast(:until as timestamptz) is null or at < cast(:until as timestamptz))
                                """.formatted(words.within("search_fold(entity_label)", "word"))))
                        .params(words.parameters("word"))
                        .param("who", filter.who() == null ? null : filter.who().toString())
                        .param("entity", filter.entity())
                        .param("action", filter.action())
                        .param(
                                "record",
                                filter.record() == null ? null : filter.record().strip())
                        .param("from", startOf(filter.from(), 0), Types.TIMESTAMP)
                        .param("until", startOf(filter.to(), 1), Types.TIMESTAMP),
                size,
                (row, n) -> entry(row));
    }

    public PageOf<AuditEntry> ofRecord(String entity, String id, String cursor, int size) {
        Keyset.Place place = ORDER.after(cursor);
        return place.page(
                jdbc.sql(select(place, "entity = :entity and entity_id = :record"))
                        .param("entity", entity)
                        .param("record", id),
                size,
                (row, n) -> entry(row));
    }

    /** The kinds of records that have entries. Jumps from one to the next in the index instead of reading it all. */
    public List<String> entities() {
        return distinct("entity");
    }

    public List<String> actions() {
        return distinct("action");
    }

    private List<String> distinct(String column) {
        return jdbc.sql("""
                        with recursive word as (
                            (select %1$s as value from audit_entry order by %1$s limit 1)
                            union all
                            select (select %1$s from audit_entry where %1$s > word.value order by %1$s limit 1)
                              from word where word.value is not null)
                        select value from word where value is not null
                        """.formatted(column)).query(String.class).list();
    }

    private static String select(Keyset.Place place, String condition) {
        return SELECT.formatted(ORDER.columns(), condition) + place.rest();
    }

    private Timestamp startOf(LocalDate day, int plusDays) {
        if (day == null) {
            return null;
        }
        Sql.storable(null, day.atStartOfDay(zone).toInstant());
        return Sql.at(day.plusDays(plusDays).atStartOfDay(zone).toInstant());
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        UUID actor = Sql.uuid(row, "actor_id");
        return new AuditEntry(
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                actor == null ? null : new UserId(actor),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getString("entity_label"),
                changes(row.getString("changes")),
                row.getString("address"));
    }

    private List<FieldChange> changes(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, Change>>() {}).entrySet().stream()
                    .map(change -> new FieldChange(
                            change.getKey(),
                            change.getValue().from(),
                            change.getValue().to()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes of an audit entry", e);
        }
    }
}
