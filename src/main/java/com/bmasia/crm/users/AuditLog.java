package com.bmasia.crm.users;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who changed what, from, to, when. Entries are written in the transaction of the change and never altered. */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One field's value before and after; both as people read them, null where there was or is none. Never a secret. */
    public record Change(String from, String to) {}

    /** What happens at the door. Stored by {@link #action}. */
    public enum SignIn {
        LOGIN_SUCCEEDED,
        LOGIN_FAILED,
        /** So many failed that the next attempts must wait. */
        LOGIN_LOCKED,
        /** A refresh token came long after it was used: the login has ended, because somebody has a copy. */
        REFRESH_TOKEN_REUSED,
        LOGGED_OUT;

        public String action() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param actor null for the system itself (a timer, a process)
     * @param action past tense, such as {@code company.created}
     * @param entity the module's word for the record, such as {@code company}
     * @param label what people call the record: its number or name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            CurrentUser actor, String action, String entity, Object id, String label, Map<String, Change> changes) {
        jdbc.sql("""
                        insert into audit_entry (id, at, actor_id, actor_name, action, entity, entity_id, entity_label, changes)
                        values (:id, :at, :actor, :name, :action, :entity, :entityId, :label, cast(:changes as jsonb))
                        """)
                .param("id", Ids.next())
                .param("at", Sql.at(clock.instant()))
                .param("actor", actor == null ? null : actor.id().value(), Types.OTHER)
                .param("name", actor == null ? "System" : actor.fullName())
                .param("action", action)
                .param("entity", entity)
                .param("entityId", id == null ? null : id.toString())
                .param("label", label)
                .param("changes", write(changes))
                .update();
    }

    /**
     * Somebody came, failed to come, or left. What was typed as an unknown name is not kept: people type passwords there.
     *
     * @param account whose account it is; null where there is none of that name
     * @param address the network address of the person
     */
    @Transactional
    public void recordSignIn(SignIn what, CurrentUser account, String address) {
        boolean proven = account != null && (what == SignIn.LOGIN_SUCCEEDED || what == SignIn.LOGGED_OUT);
        jdbc.sql("""
                        insert into audit_entry (id, at, actor_id, actor_name, action, entity, entity_id, entity_label, address)
                        values (:id, :at, :actor, :name, :action, 'user', :account, :label, :address)
                        """)
                .param("id", Ids.next())
                .param("at", Sql.at(clock.instant()))
                .param("actor", proven ? account.id().value() : null, Types.OTHER)
                .param("name", proven ? account.fullName() : "")
                .param("action", what.action())
                .param("account", account == null ? null : account.id().toString())
                .param("label", account == null ? null : account.username())
                .param("address", address == null || address.length() <= 60 ? address : address.substring(0, 60))
                .update();
    }

    private String write(Map<String, Change> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("changes of an audit entry", e);
        }
    }

    /** Somebody took a whole list out of the application, as a file. A transaction of its own: the file has left already. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordExport(CurrentUser by, String list, String address) {
        String label = list.length() <= 200 ? list : list.substring(0, 200);
        Map<String, Change> from = address == null ? Map.of() : Map.of("address", new Change(null, address));
        record(by, "list.exported", "list", null, label, from);
    }
}
