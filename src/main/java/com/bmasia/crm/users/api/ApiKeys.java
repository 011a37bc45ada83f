package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Personal keys with which programs use the API as a person. The key itself is shown once and kept as a hash. */
@Service
@Transactional
public class ApiKeys {

    private static final String PREFIX = "crm_";
    private static final int HINT_LENGTH = 9;
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final AuditLog audit;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, SignIns signIns, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param hint how the key begins, so that its owner can tell which it is */
    public record Entry(UUID id, String name, String hint, Instant createdAt, Instant lastUsedAt) {}

    /** @param key the secret, never to be seen again */
    public record Created(UUID id, String key) {}

    record Holder(UUID key, CurrentUser user) {}

    public Created create(String name, CurrentUser by) {
        String label = SingleLine.of(name);
        if (label.isEmpty() || label.length() > 80) {
            throw new RuleViolation("name", "users.keys.name.length");
        }
        if (listOf(by).size() >= MOST) {
            throw new RuleViolation("name", "users.keys.too-many", MOST);
        }
        UUID id = Ids.next();
        String key = Secrets.next(PREFIX);
        try {
            jdbc.sql("""
                            insert into api_key (id, user_id, name, hint, key_hash, created_at)
                            values (:id, :user, :name, :hint, :hash, :now)
                            """)
                    .param("id", id)
                    .param("user", by.id().value())
                    .param("name", label)
                    .param("hint", key.substring(0, HINT_LENGTH))
                    .param("hash", Secrets.hash(key))
                    .param("now", Sql.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RuleViolation("name", "users.keys.name.taken", label);
        }
        audit.record(by, "api-key.created", "api-key", id, label, Map.of());
        return new Created(id, key);
    }

    @Transactional(readOnly = true)
    public List<Entry> listOf(CurrentUser user) {
        return jdbc.sql("""
                        select id, name, hint, created_at, last_used_at from api_key
                         where user_id = :user and revoked_at is null order by lower(name)
                        """)
                .param("user", user.id().value())
                .query((row, n) -> new Entry(
                        Sql.uuid(row, "id"),
                        row.getString("name"),
                        row.getString("hint"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "last_used_at")))
                .list();
    }

    /** @throws NotFound where the person has no such key */
    public void revoke(UUID id, CurrentUser by) {
        String name = jdbc.sql("""
                        update api_key set revoked_at = :now
                         where id = :id and user_id = :user and revoked_at is null returning name
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .param("user", by.id().value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("API key", id));
        audit.record(by, "api-key.revoked", "api-key", id, name, Map.of());
    }

    /** An account that was deactivated does not get its old keys back when it is activated again. */
    void revokeAllOf(UserId user) {
        jdbc.sql("update api_key set revoked_at = :now where user_id = :user and revoked_at is null")
                .param("now", Sql.at(clock.instant()))
                .param("user", user.value())
                .update();
    }

    Optional<Holder> holder(String key) {
        record Found(UUID id, UserId user) {}
        Optional<Found> found = jdbc.sql(
                        "select id, user_id from api_key where key_hash = :hash and revoked_at is null")
                .param("hash", Secrets.hash(key))
                .query((row, n) -> new Found(Sql.uuid(row, "id"), new UserId(Sql.uuid(row, "user_id"))))
                .optional();
        found.ifPresent(it -> markUsed(it.id()));
        return found.flatMap(it -> signIns.byId(it.user()).map(user -> new Holder(it.id(), user)));
    }

    /** To the minute: a write for each request would cost more than it tells. */
    private void markUsed(UUID id) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update api_key set last_used_at = :now
                         where id = :id and (last_used_at is null or last_used_at < :minuteAgo)
                        """)
                .param("now", Sql.at(now))
                .param("id", id)
                .param("minuteAgo", Sql.at(now.minusSeconds(60)))
                .update();
    }
}
