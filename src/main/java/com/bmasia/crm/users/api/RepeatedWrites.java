package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers the answers to writes that carried an {@code Idempotency-Key}. Where the first one never ended (the node was
 * killed), its outcome is unknown: then the key stays taken, because doing it again might do it twice.
 */
@Component
@Transactional
class RepeatedWrites {

    private final JdbcClient jdbc;
    private final ApiProperties settings;
    private final Clock clock;

    RepeatedWrites(JdbcClient jdbc, ApiProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    record Answer(int status, String contentType, String location, byte[] body) {}

    /** What is known of a key: nothing (then it is now ours), another request, one under way, or its answer. */
    sealed interface Known {
        record First() implements Known {}

        record Other() implements Known {}

        record UnderWay() implements Known {}

        record Done(Answer answer) implements Known {}
    }

    Known take(UserId user, String key, byte[] fingerprint) {
        Instant now = clock.instant();
        int taken = jdbc.sql("""
                        insert into idempotent_request as known (user_id, idempotency_key, fingerprint, created_at)
                        values (:user, :key, :fingerprint, :now)
                        on conflict (user_id, idempotency_key) do update
                           set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                               status = null, content_type = null, location = null, body = null
                         where known.created_at < :expired
                        """)
                .param("user", user.value())
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", Sql.at(now))
                .param("expired", Sql.at(now.minus(settings.idempotencyLifetime())))
                .update();
        return taken == 1 ? new Known.First() : read(user, key, fingerprint);
    }

    private Known read(UserId user, String key, byte[] fingerprint) {
        return jdbc.sql("select * from idempotent_request where user_id = :user and idempotency_key = :key")
                .param("user", user.value())
                .param("key", key)
                .query((row, n) -> {
                    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                        return new Known.Other();
                    }
                    int status = row.getInt("status");
                    return row.wasNull()
                            ? new Known.UnderWay()
                            : new Known.Done(new Answer(
                                    status,
                                    row.getString("content_type"),
                                    row.getString("location"),
                                    row.getBytes("body")));
                })
                .optional()
                // Given up between the two statements: the client may try again.
                .orElseGet(Known.UnderWay::new);
    }

    void keep(UserId user, String key, Answer answer) {
        jdbc.sql("""
                        update idempotent_request
                           set status = :status, content_type = :type, location = :location, body = :body
                         where user_id = :user and idempotency_key = :key
                        """)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("user", user.value())
                .param("key", key)
                .update();
    }

    /** It failed on our side: the same key may try again. */
    void giveUp(UserId user, String key) {
        jdbc.sql("delete from idempotent_request where user_id = :user and idempotency_key = :key")
                .param("user", user.value())
                .param("key", key)
                .update();
    }

    @Scheduled(cron = "0 23 * * * *")
    void removeExpired() {
        jdbc.sql("delete from idempotent_request where created_at < :expired")
                .param("expired", Sql.at(clock.instant().minus(settings.idempotencyLifetime())))
                .update();
    }
}
