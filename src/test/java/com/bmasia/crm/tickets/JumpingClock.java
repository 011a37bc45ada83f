package com.bmasia.crm.tickets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Real time that leaps half a day ahead every two seconds, and the engine's clock with it: timers of days fire within a
 * minute. A function of the origin alone, so that it goes on after a restart and never back.
 */
class JumpingClock extends Clock implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LEAP = Duration.ofHours(12);

    private final Instant origin;
    private final ScheduledExecutorService engineClock = Executors.newSingleThreadScheduledExecutor();

    JumpingClock(Instant origin) {
        this.origin = origin;
        engineClock.scheduleAtFixedRate(() -> ClockUtil.offset(ahead().toMillis()), 0, 50, TimeUnit.MILLISECONDS);
    }

    private Duration ahead() {
        return LEAP.multipliedBy(Duration.between(origin, Instant.now()).dividedBy(EVERY));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public void close() {
        engineClock.shutdownNow();
    }
}
