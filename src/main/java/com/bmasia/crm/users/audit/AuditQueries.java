package com.bmasia.crm.users.audit;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.audit.AuditEntry.FieldChange;
import com.bmasia.crm.web.list.Scope;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the audit log, whose list names its table {@code a}. */
@Component
public class AuditQueries {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditQueries(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The part of the log that is the history of one record. */
    public static Scope ofRecord(String entity, String id) {
        return Scope.all()
                .where("a.entity = :of_entity and a.entity_id = :of_id")
                .withAll(Map.of("of_entity", entity, "of_id", id));
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

    public AuditEntry entry(ResultSet row) throws SQLException {
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
