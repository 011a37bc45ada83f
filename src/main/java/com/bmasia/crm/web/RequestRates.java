package com.bmasia.crm.web;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How much each key may ask of this node in a minute. Kept in memory: the limit protects the node, and a shared count would
 * cost every request a write.
 */
public class RequestRates {

    private final Map<String, Rate> rates = new ConcurrentHashMap<>();
    private final TimeMeter time;

    public RequestRates(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    private record Rate(Bucket bucket, int perMinute) {}

    /** Counts one request; answers how long to wait where there is no room for it. */
    public Optional<Duration> take(String key, int perMinute) {
        ConsumptionProbe probe = rate(key, perMinute).bucket().tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Makes a request that was let through count as so many more, as far as there is room. */
    public void charge(String key, int perMinute, int more) {
        rate(key, perMinute).bucket().tryConsumeAsMuchAsPossible(more);
    }

    /** A full bucket says no more than none. To be called now and then. */
    public void forgetIdle() {
        rates.values().removeIf(rate -> rate.bucket().getAvailableTokens() >= rate.perMinute());
    }

    private Rate rate(String key, int perMinute) {
        return rates.computeIfAbsent(key, name -> new Rate(full(perMinute), perMinute));
    }

    private Bucket full(int perMinute) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }
}
