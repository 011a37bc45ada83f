package com.bmasia.crm.tickets.sla;

import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * How one promise of a ticket stands at a moment.
 *
 * @param dueAt null where the clock stands still before the promise is broken
 * @param reachedAt null while it is open
 */
public record SlaStand(
        SlaClock.Goal goal, State state, Duration target, Duration used, Instant dueAt, Instant reachedAt) {

    /** KEPT, MISSED and DROPPED are final; LATE is still open. */
    public enum State {
        RUNNING,
        PAUSED,
        LATE,
        KEPT,
        MISSED,
        DROPPED
    }

    public static SlaStand of(SlaClock clock, SlaClock.Goal goal, BusinessCalendar calendar, Instant now) {
        SlaClock.Target target = clock.target(goal);
        Duration used = clock.used(goal, calendar, now);
        boolean within = used.compareTo(target.target()) <= 0;
        State state;
        if (!target.isOpen()) {
            state = within ? State.KEPT : State.MISSED;
        } else if (!within) {
            state = State.LATE;
        } else {
            state = clock.isRunning() ? State.RUNNING : State.PAUSED;
        }
        return new SlaStand(goal, state, target.target(), used, target.dueAt(), target.reachedAt());
    }

    /** The same of a ticket that was given up: what was not late until then is neither kept nor missed. */
    public SlaStand givenUp() {
        State end = state == State.LATE || state == State.MISSED ? State.MISSED : State.DROPPED;
        return new SlaStand(goal, end, target, used, dueAt, reachedAt);
    }

    /** How much of the time is used up; more than 100 where it was too long. */
    public int percent() {
        return (int) Math.min(999, used.toSeconds() * 100 / target.toSeconds());
    }

    /** Business time left; negative where it is over. */
    public Duration left() {
        return target.minus(used);
    }
}
