package com.bmasia.crm.tasks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Which open tasks are asked for. Null means no restriction.
 *
 * @param unclaimed only tasks that nobody has claimed
 * @param team key of a team whose members may claim the task
 * @param process key of a process
 * @param number part of a record's number
 * @param businessKey id of one record
 */
public record TaskFilter(
        Scope scope, boolean unclaimed, String team, String process, Due due, String number, String businessKey) {

    /** Whose tasks. */
    public enum Scope {
        /** Claimed by the person. */
        MINE,
        /** Open to the person's teams and claimed by nobody. */
        TEAMS,
        /** All that the person may see. */
        ALL
    }

    /** When it must be done, in days of the business zone; a week begins on Monday. */
    public enum Due {
        OVERDUE,
        TODAY,
        WEEK;

        Period period(Instant now, ZoneId zone) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return switch (this) {
                case OVERDUE -> new Period(Instant.EPOCH, now);
                case TODAY -> Period.days(today, today.plusDays(1), zone);
                case WEEK -> Period.days(monday, monday.plusWeeks(1), zone);
            };
        }
    }

    /** From the first instant up to, but without, the second. */
    record Period(Instant from, Instant until) {

        static Period days(LocalDate first, LocalDate end, ZoneId zone) {
            return new Period(
                    first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
        }
    }

    public static TaskFilter of(Scope scope) {
        return new TaskFilter(scope, false, null, null, null, null, null);
    }
}
