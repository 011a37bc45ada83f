package com.bmasia.crm.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock of tests: real time until it is set; moves the engine's clock with it. {@link #reset} after each test. */
public class TestClock extends Clock {

    private volatile Instant fixed;

    /** Stops the clock at this moment. */
    public void setTo(Instant moment) {
        fixed = moment;
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    public void advance(Duration by) {
        setTo(instant().plus(by));
    }

    public void reset() {
        fixed = null;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        return fixed == null ? Instant.now() : fixed;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
