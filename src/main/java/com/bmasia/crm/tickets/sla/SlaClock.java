package com.bmasia.crm.tickets.sla;

import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * How much of a ticket's promised time is used up. One clock runs for both targets (first response and resolution) and
 * stands still while the ticket waits for its customer or is resolved. A value: every verb gives a new clock. The verbs
 * are handed the calendar named by {@link #calendar}, whose holidays may have changed since.
 *
 * @param calendar name of the calendar by which time is counted
 * @param runningSince since when the clock runs; null while it stands still
 */
public record SlaClock(
        String calendar,
        Instant runningSince,
        @Embedded.Nullable(prefix = "response_") Target response,
        @Embedded.Nullable(prefix = "resolution_") Target resolution) {

    public enum Goal {
        FIRST_RESPONSE,
        RESOLUTION
    }

    /** A share of a target, in percent, that is used up at a moment, which may have passed already. */
    public record Escalation(int percent, Goal goal, Instant at) {}

    /**
     * One of the two promises.
     *
     * @param usedSeconds business time used up before the clock last started
     * @param reachedAt when it was kept or came too late; null while it is open
     * @param raised the highest level, in percent, that people were notified of; 0 for none
     * @param dueAt when the time will be, or was, used up; null where the clock stands still before that
     */
    public record Target(long targetSeconds, long usedSeconds, Instant reachedAt, int raised, Instant dueAt) {

        public Duration target() {
            return Duration.ofSeconds(targetSeconds);
        }

        public boolean isOpen() {
            return reachedAt == null;
        }

        private static Target of(Duration length) {
            return new Target(length.toSeconds(), 0, null, 0, null);
        }

        private Target runFrom(Instant now, BusinessCalendar calendar) {
            if (!isOpen()) {
                return this;
            }
            Instant due = isUsedUp() && dueAt != null ? dueAt : moment(100, now, calendar);
            return new Target(targetSeconds, usedSeconds, null, raised, due);
        }

        private Target halt(Instant since, Instant now, BusinessCalendar calendar) {
            if (!isOpen() || since == null) {
                return this;
            }
            Target halted = new Target(targetSeconds, used(since, now, calendar).toSeconds(), null, raised, dueAt);
            return halted.isUsedUp() ? halted : new Target(targetSeconds, halted.usedSeconds, null, raised, null);
        }

        private Target reached(Instant now) {
            return isOpen() ? new Target(targetSeconds, usedSeconds, now, raised, dueAt) : this;
        }

        private Target open() {
            return new Target(targetSeconds, usedSeconds, null, raised, dueAt);
        }

        private Target raise(int percent) {
            return percent > raised ? new Target(targetSeconds, usedSeconds, reachedAt, percent, dueAt) : this;
        }

        private Target promise(Duration length) {
            return new Target(length.toSeconds(), usedSeconds, reachedAt, 0, null);
        }

        private Duration used(Instant since, Instant now, BusinessCalendar calendar) {
            Duration before = Duration.ofSeconds(usedSeconds);
            return isOpen() && since != null ? before.plus(calendar.between(since, now)) : before;
        }

        private boolean isUsedUp() {
            return usedSeconds >= targetSeconds;
        }

        private Instant moment(int percent, Instant since, BusinessCalendar calendar) {
            Duration left = target().multipliedBy(percent).dividedBy(100).minusSeconds(usedSeconds);
            return left.isNegative() ? since : calendar.plus(since, left);
        }
    }

    public static SlaClock start(ServiceLevel level, BusinessCalendar calendar, Instant now) {
        return new SlaClock(level.calendar(), null, Target.of(level.firstResponse()), Target.of(level.resolution()))
                .resume(calendar, now);
    }

    /** The ticket waits for its customer. */
    public SlaClock pause(BusinessCalendar by, Instant now) {
        return new SlaClock(
                calendar, null, response.halt(runningSince, now, by), resolution.halt(runningSince, now, by));
    }

    public SlaClock resume(BusinessCalendar by, Instant now) {
        return isRunning() ? this : new SlaClock(calendar, now, response.runFrom(now, by), resolution.runFrom(now, by));
    }

    /** Whether this calendar gives another due time than the one that was counted; rounding in the database is none. */
    public boolean isOutdated(BusinessCalendar by) {
        SlaClock now = replanned(by);
        return Stream.of(Goal.values()).anyMatch(goal -> isOther(dueAt(goal), now.dueAt(goal)));
    }

    private static boolean isOther(Instant counted, Instant now) {
        return counted != null
                && now != null
                && Duration.between(counted, now).abs().toSeconds() > 0;
    }

    /** The calendar has other holidays than when the due times were counted. */
    public SlaClock replanned(BusinessCalendar by) {
        return isRunning()
                ? new SlaClock(
                        calendar,
                        runningSince,
                        response.runFrom(runningSince, by),
                        resolution.runFrom(runningSince, by))
                : this;
    }

    /** Only the first answer counts; later ones change nothing. */
    public SlaClock firstResponseGiven(BusinessCalendar by, Instant now) {
        return new SlaClock(
                calendar, runningSince, response.halt(runningSince, now, by).reached(now), resolution);
    }

    /** What counted as first answer was undone: the time that it had used up counts on from there. */
    public SlaClock firstResponseTakenBack(BusinessCalendar by, Instant now) {
        SlaClock paused = pause(by, now);
        SlaClock open = new SlaClock(calendar, null, paused.response.open(), paused.resolution);
        return isRunning() ? open.resume(by, now) : open;
    }

    /** Resolved, or closed without: the clock stands still. */
    public SlaClock resolved(BusinessCalendar by, Instant now) {
        SlaClock paused = pause(by, now);
        return new SlaClock(calendar, null, paused.response, paused.resolution.reached(now));
    }

    /** Goes on counting where the resolution had stopped it. */
    public SlaClock reopened(BusinessCalendar by, Instant now) {
        return new SlaClock(calendar, null, response, resolution.open()).resume(by, now);
    }

    /** Another promise for the same ticket: used time counts, levels of the old promise do not. */
    public SlaClock changeLevel(ServiceLevel level, BusinessCalendar before, BusinessCalendar after, Instant now) {
        SlaClock paused = pause(before, now);
        SlaClock changed = new SlaClock(
                level.calendar(),
                null,
                paused.response.promise(level.firstResponse()),
                paused.resolution.promise(level.resolution()));
        return isRunning() ? changed.resume(after, now) : changed;
    }

    public boolean isRunning() {
        return runningSince != null;
    }

    /** When this promise is broken unless it is kept; null where it is kept already or the clock stands still. */
    public Instant dueAt(Goal goal) {
        return target(goal).isOpen() ? target(goal).dueAt() : null;
    }

    /** Business time used up, 1.0 being all of it. */
    public double fractionUsed(Goal goal, BusinessCalendar by, Instant now) {
        return (double) used(goal, by, now).toSeconds() / target(goal).targetSeconds();
    }

    public Duration used(Goal goal, BusinessCalendar by, Instant now) {
        return target(goal).used(runningSince, now, by);
    }

    public Target target(Goal goal) {
        return goal == Goal.FIRST_RESPONSE ? response : resolution;
    }

    /**
     * The earliest level not yet raised, while the clock runs. Where several of one promise have passed already (after
     * downtime, or under a stricter promise) only the highest of them.
     *
     * @param percents of the targets at which there is a level
     */
    public Optional<Escalation> nextEscalation(Set<Integer> percents, BusinessCalendar by, Instant now) {
        return isRunning()
                ? Stream.of(Goal.values())
                        .flatMap(goal -> next(goal, percents, by, now).stream())
                        .min(Comparator.comparing(Escalation::at))
                : Optional.empty();
    }

    public SlaClock markRaised(Escalation escalation) {
        return escalation.goal() == Goal.FIRST_RESPONSE
                ? new SlaClock(calendar, runningSince, response.raise(escalation.percent()), resolution)
                : new SlaClock(calendar, runningSince, response, resolution.raise(escalation.percent()));
    }

    private Optional<Escalation> next(Goal goal, Set<Integer> percents, BusinessCalendar by, Instant now) {
        Target target = target(goal);
        Escalation next = null;
        for (int percent : new TreeSet<>(percents)) {
            if (target.isOpen() && percent > target.raised()) {
                Escalation one = new Escalation(percent, goal, target.moment(percent, runningSince, by));
                if (next == null || !one.at().isAfter(now)) {
                    next = one;
                }
            }
        }
        return Optional.ofNullable(next);
    }
}
