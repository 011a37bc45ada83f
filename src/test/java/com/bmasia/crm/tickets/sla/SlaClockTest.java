package com.bmasia.crm.tickets.sla;

import static com.bmasia.crm.tickets.sla.SlaClock.Goal.FIRST_RESPONSE;
import static com.bmasia.crm.tickets.sla.SlaClock.Goal.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.calendar.BusinessCalendar.Frame;
import com.bmasia.crm.tickets.sla.SlaClock.Escalation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Mon-Fri 09:00-12:00 and 13:00-18:00 in Bangkok; Monday is 2026-11-16. First response 4 h, resolution 8 h. */
class SlaClockTest {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final BusinessCalendar BUSINESS = business();
    private static final BusinessCalendar ALWAYS = BusinessCalendar.always(BANGKOK);
    private static final ServiceLevel HIGH = new ServiceLevel(Duration.ofHours(4), Duration.ofHours(8), "business");
    private static final ServiceLevel URGENT = new ServiceLevel(Duration.ofHours(1), Duration.ofHours(4), "always");

    private static final Set<Integer> LEVELS = Set.of(80, 100, 200);

    private final SlaClock started = SlaClock.start(HIGH, BUSINESS, at("16T10:00"));

    @Nested
    class Running {

        @Test
        void isDueAfterBusinessTime() {
            assertThat(started.dueAt(FIRST_RESPONSE)).isEqualTo(at("16T15:00"));
            assertThat(started.dueAt(RESOLUTION)).isEqualTo(at("17T10:00"));
            assertThat(started.fractionUsed(FIRST_RESPONSE, BUSINESS, at("16T13:00")))
                    .isEqualTo(0.5);
        }

        @Test
        void isDueAroundTheClockWhereUrgentAndOnTheBangkokDay() {
            SlaClock urgent = SlaClock.start(URGENT, ALWAYS, at("20T23:30"));

            assertThat(urgent.dueAt(FIRST_RESPONSE)).isEqualTo(at("21T00:30"));
            assertThat(ALWAYS.dayOf(urgent.dueAt(FIRST_RESPONSE))).hasToString("2026-11-21");
        }

        @Test
        void keepsTheResponseThatWasGiven() {
            SlaClock answered =
                    started.firstResponseGiven(BUSINESS, at("16T11:00")).firstResponseGiven(BUSINESS, at("16T17:00"));

            assertThat(answered.dueAt(FIRST_RESPONSE)).isNull();
            assertThat(answered.response().reachedAt()).isEqualTo(at("16T11:00"));
            assertThat(answered.used(FIRST_RESPONSE, BUSINESS, at("20T11:00"))).isEqualTo(Duration.ofHours(1));
            assertThat(answered.dueAt(RESOLUTION)).isEqualTo(at("17T10:00"));
        }
    }

    @Nested
    class WaitingForTheCustomer {

        private final SlaClock paused = started.pause(BUSINESS, at("16T11:00"));

        @Test
        void standsStill() {
            assertThat(paused.isRunning()).isFalse();
            assertThat(paused.dueAt(RESOLUTION)).isNull();
            assertThat(paused.used(RESOLUTION, BUSINESS, at("20T11:00"))).isEqualTo(Duration.ofHours(1));
            assertThat(paused.nextEscalation(LEVELS, BUSINESS, at("20T11:00"))).isEmpty();
            assertThat(paused.pause(BUSINESS, at("18T11:00"))).isEqualTo(paused);
        }

        @Test
        void goesOnWithWhatWasLeft() {
            SlaClock resumed = paused.resume(BUSINESS, at("18T17:00"));

            assertThat(resumed.dueAt(FIRST_RESPONSE)).isEqualTo(at("19T11:00"));
            assertThat(resumed.dueAt(RESOLUTION)).isEqualTo(at("19T16:00"));
            assertThat(resumed.resume(BUSINESS, at("19T09:00"))).isEqualTo(resumed);
        }

        @Test
        void staysOverdueSinceTheFirstTime() {
            SlaClock late = started.pause(BUSINESS, at("17T11:00"));

            assertThat(late.dueAt(RESOLUTION)).isEqualTo(at("17T10:00"));
            assertThat(late.resume(BUSINESS, at("19T11:00")).dueAt(RESOLUTION)).isEqualTo(at("17T10:00"));
        }
    }

    @Nested
    class Resolved {

        private final SlaClock resolved =
                started.firstResponseGiven(BUSINESS, at("16T11:00")).resolved(BUSINESS, at("16T14:00"));

        @Test
        void standsStillWithTheTimeThatWasNeeded() {
            assertThat(resolved.isRunning()).isFalse();
            assertThat(resolved.resolution().reachedAt()).isEqualTo(at("16T14:00"));
            assertThat(resolved.used(RESOLUTION, BUSINESS, at("20T14:00"))).isEqualTo(Duration.ofHours(3));
            assertThat(resolved.nextEscalation(LEVELS, BUSINESS, at("20T14:00")))
                    .isEmpty();
        }

        @Test
        void countsOnWhenReopened() {
            SlaClock reopened = resolved.reopened(BUSINESS, at("19T09:00"));

            assertThat(reopened.dueAt(RESOLUTION)).isEqualTo(at("19T15:00"));
            assertThat(reopened.dueAt(FIRST_RESPONSE)).isNull();
        }
    }

    @Nested
    class Alarming {

        @Test
        void warnsThenTellsOfTheBreachThenEscalates() {
            SlaClock answered = started.firstResponseGiven(BUSINESS, at("16T10:30"));
            Instant now = at("16T10:30");

            Escalation warning = answered.nextEscalation(LEVELS, BUSINESS, now).orElseThrow();
            assertThat(warning).isEqualTo(new Escalation(80, RESOLUTION, at("16T17:24")));
            SlaClock warned = answered.markRaised(warning);
            Escalation breach =
                    warned.nextEscalation(LEVELS, BUSINESS, warning.at()).orElseThrow();
            assertThat(breach).isEqualTo(new Escalation(100, RESOLUTION, at("17T10:00")));
            SlaClock breached = warned.markRaised(breach);
            Escalation escalation =
                    breached.nextEscalation(LEVELS, BUSINESS, breach.at()).orElseThrow();
            assertThat(escalation).isEqualTo(new Escalation(200, RESOLUTION, at("18T10:00")));
            assertThat(breached.markRaised(escalation).nextEscalation(LEVELS, BUSINESS, escalation.at()))
                    .isEmpty();
        }

        @Test
        void takesTheEarliestOfBothPromises() {
            assertThat(started.nextEscalation(LEVELS, BUSINESS, at("16T10:00")))
                    .contains(new Escalation(80, FIRST_RESPONSE, at("16T14:12")));
        }

        @Test
        void raisesOnlyTheLoudestAfterDowntime() {
            assertThat(started.nextEscalation(LEVELS, BUSINESS, at("20T10:00")))
                    .map(Escalation::percent)
                    .contains(200);
        }

        @Test
        void followsTheLevelsAsTheyAreNow() {
            Escalation half = started.nextEscalation(Set.of(50, 100), BUSINESS, at("16T10:00"))
                    .orElseThrow();
            assertThat(half).isEqualTo(new Escalation(50, FIRST_RESPONSE, at("16T12:00")));
            SlaClock raised = started.markRaised(half);

            assertThat(raised.nextEscalation(Set.of(40, 75), BUSINESS, half.at()))
                    .contains(new Escalation(75, FIRST_RESPONSE, at("16T14:00")));
            assertThat(raised.nextEscalation(Set.of(), BUSINESS, half.at())).isEmpty();
        }

        @Test
        void doesNotRepeatAnAlarmAfterAPause() {
            Escalation warning =
                    started.nextEscalation(LEVELS, BUSINESS, at("16T14:12")).orElseThrow();
            SlaClock resumed =
                    started.markRaised(warning).pause(BUSINESS, at("16T14:30")).resume(BUSINESS, at("18T09:00"));

            assertThat(resumed.nextEscalation(LEVELS, BUSINESS, at("18T09:00")))
                    .contains(new Escalation(100, FIRST_RESPONSE, at("18T09:30")));
        }
    }

    @Nested
    class UnderAnotherPromise {

        @Test
        void countsTheTimeUsedSoFar() {
            SlaClock urgent = started.changeLevel(URGENT, BUSINESS, ALWAYS, at("16T10:30"));

            assertThat(urgent.calendar()).isEqualTo("always");
            assertThat(urgent.dueAt(FIRST_RESPONSE)).isEqualTo(at("16T11:00"));
            assertThat(urgent.dueAt(RESOLUTION)).isEqualTo(at("16T14:00"));
        }

        @Test
        void isBrokenAtOnceWhereThatIsTooMuchAlready() {
            SlaClock urgent = started.changeLevel(URGENT, BUSINESS, ALWAYS, at("16T18:00"));

            assertThat(urgent.dueAt(RESOLUTION)).isEqualTo(at("16T18:00"));
            assertThat(urgent.nextEscalation(LEVELS, ALWAYS, at("16T18:00")))
                    .contains(new Escalation(200, FIRST_RESPONSE, at("16T18:00")));
        }

        @Test
        void staysStillWhereItStoodStill() {
            SlaClock paused = started.pause(BUSINESS, at("16T10:30"));

            assertThat(paused.changeLevel(URGENT, BUSINESS, ALWAYS, at("17T10:30"))
                            .isRunning())
                    .isFalse();
        }
    }

    private static BusinessCalendar business() {
        Map<DayOfWeek, List<Frame>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                .forEach(day -> week.put(day, List.of(Frame.of("09:00-12:00"), Frame.of("13:00-18:00"))));
        return new BusinessCalendar(BANGKOK, week, Set.of());
    }

    private static Instant at(String dayAndTime) {
        return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(BANGKOK).toInstant();
    }
}
