package com.bmasia.crm.users.login;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts in the database, so that the limit holds over all nodes. An attempt is counted before its outcome is
 * known and given back when it was fine: a hundred guesses at the same moment get no further than five in a row. Counts in
 * transactions of its own, so that a refused attempt stays counted.
 */
@Component
public class Throttle {

    /** Keeps our advisory locks apart from others on this database. */
    private static final int LOCK_SPACE = 7_300_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one attempt and returns its receipt, or throws {@link TooManyAttempts} without counting. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public UUID take(Limit limit, String key) {
        byte[] hash = hash(key);
        Instant now = clock.instant();
        lock(limit, hash);
        oldestThatCounts(limit, hash, now).ifPresent(oldest -> {
            throw new TooManyAttempts(Duration.between(now, oldest.plus(limit.window())));
        });
        UUID receipt = Ids.next();
        jdbc.sql("insert into throttle_entry (id, kind, key_hash, at) values (:id, :kind, :hash, :now)")
                .param("id", receipt)
                .param("kind", limit.name())
                .param("hash", hash)
                .param("now", Sql.at(now))
                .update();
        return receipt;
    }

    /** The attempt was fine and does not count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveBack(UUID receipt) {
        jdbc.sql("delete from throttle_entry where id = :id")
                .param("id", receipt)
                .update();
    }

    /** Earlier attempts with this key no longer count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(Limit limit, String key) {
        jdbc.sql("delete from throttle_entry where kind = :kind and key_hash = :hash")
                .param("kind", limit.name())
                .param("hash", hash(key))
                .update();
    }

    @Scheduled(cron = "0 17 * * * *")
    @Transactional
    void deleteOld() {
        jdbc.sql("delete from throttle_entry where at < :before")
                .param("before", Sql.at(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    /** The attempt that must leave the window before the next one is let in; empty while there is room. */
    private Optional<Instant> oldestThatCounts(Limit limit, byte[] hash, Instant now) {
        return jdbc.sql("""
                        select at from throttle_entry
                         where kind = :kind and key_hash = :hash and at > :since
                         order by at desc offset :offset limit 1
                        """)
                .param("kind", limit.name())
                .param("hash", hash)
                .param("since", Sql.at(now.minus(limit.window())))
                .param("offset", limit.attempts() - 1)
                .query((row, n) -> Sql.instant(row, "at"))
                .optional();
    }

    /** One attempt per key at a time, also across nodes; released at the end of the transaction. */
    private void lock(Limit limit, byte[] hash) {
        jdbc.sql("select pg_advisory_xact_lock(:kind, hashtext(encode(:hash, 'hex')))")
                .param("kind", LOCK_SPACE + limit.ordinal())
                .param("hash", hash)
                .query((row, n) -> true)
                .single();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
