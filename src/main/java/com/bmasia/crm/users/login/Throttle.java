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

    /**
     * One attempt that was let through.
     *
     * @param number which it is of those that count
     * @param locks whether the next one has to wait if this one failed
     */
    public record Attempt(UUID id, int number, boolean locks) {}

    /** Counts one attempt and returns its receipt, or throws {@link TooManyAttempts} without counting. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Attempt take(Limit limit, String key) {
        byte[] hash = hash(key);
        Instant now = clock.instant();
        lock(limit, hash);
        int before = letThrough(limit, hash, now);
        UUID receipt = Ids.next();
        jdbc.sql("insert into throttle_entry (id, kind, key_hash, at) values (:id, :kind, :hash, :now)")
                .param("id", receipt)
                .param("kind", limit.name())
                .param("hash", hash)
                .param("now", Sql.at(now))
                .update();
        return new Attempt(receipt, before + 1, before + 1 >= limit.attempts());
    }

    /** Throws {@link TooManyAttempts} where {@link #take} would; counts nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public void check(Limit limit, String key) {
        letThrough(limit, hash(key), clock.instant());
    }

    /** The attempt was fine and does not count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveBack(Attempt attempt) {
        jdbc.sql("delete from throttle_entry where id = :id")
                .param("id", attempt.id())
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

    private record Recent(int count, Instant last, Instant leavesFirst) {}

    /** How many attempts count now, where there is room for one more. */
    private int letThrough(Limit limit, byte[] hash, Instant now) {
        Recent recent = recent(limit, hash, now);
        if (recent.count() >= limit.attempts()) {
            Instant next = limit.delayGrows()
                    ? recent.last().plus(limit.delayAfter(recent.count()))
                    : recent.leavesFirst().plus(limit.window());
            if (next.isAfter(now)) {
                throw new TooManyAttempts(Duration.between(now, next));
            }
        }
        return recent.count();
    }

    /** Also the attempt that must leave the window before there is room in it. */
    private Recent recent(Limit limit, byte[] hash, Instant now) {
        return jdbc.sql("""
                        select count(*) as count, max(at) as last, (array_agg(at order by at desc))[:attempts] as leaves_first
                          from throttle_entry where kind = :kind and key_hash = :hash and at > :since
                        """)
                .param("kind", limit.name())
                .param("hash", hash)
                .param("since", Sql.at(now.minus(limit.window())))
                .param("attempts", limit.attempts())
                .query((row, n) ->
                        new Recent(row.getInt("count"), Sql.instant(row, "last"), Sql.instant(row, "leaves_first")))
                .single();
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
