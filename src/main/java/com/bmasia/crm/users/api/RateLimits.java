package com.bmasia.crm.users.api;

import com.bmasia.crm.web.api.TooManyRequests;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much one person, API key or address may ask of this node in a minute. Kept in memory: the limit protects the node,
 * and a shared count would cost every request a write.
 */
@Component
class RateLimits {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final ApiProperties settings;
    private final TimeMeter time;

    RateLimits(ApiProperties settings, Clock clock) {
        this.settings = settings;
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

    void takeAsKnown(String who) {
        take("known " + who, settings.requestsPerMinute());
    }

    void takeAsStranger(String address) {
        take("stranger " + address, settings.anonymousRequestsPerMinute());
    }

    private void take(String key, int perMinute) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key, name -> full(perMinute)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
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

    /** A full bucket says no more than none. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetIdle() {
        buckets.entrySet()
                .removeIf(entry -> entry.getValue().getAvailableTokens()
                        >= (entry.getKey().startsWith("known ")
                                ? settings.requestsPerMinute()
                                : settings.anonymousRequestsPerMinute()));
    }
}
