package com.bmasia.crm.tickets.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.tickets.calendar.BusinessCalendar.Frame;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden tables: what people expect of working time. November 2026: the 20th is a Friday. */
class BusinessCalendarTest {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final BusinessCalendar PLAIN = calendar(BANGKOK, Set.of(), "09:00-17:00");
    private static final BusinessCalendar WITH_LUNCH = calendar(
            BANGKOK,
            Set.of(LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 10), LocalDate.of(2026, 12, 5)),
            "13:00-18:00",
            "09:00-12:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:30, PT1H,   2026-11-23T09:30", // over the weekend
        "2026-11-20T16:00, PT1H,   2026-11-20T17:00", // to the last second of the day
        "2026-11-20T17:00, PT1S,   2026-11-23T09:00:01",
        "2026-11-20T07:00, PT2H,   2026-11-20T11:00", // before work
        "2026-11-21T12:00, PT2H,   2026-11-23T11:00", // on a Saturday
        "2026-11-20T10:00, PT0S,   2026-11-20T10:00",
        "2026-11-16T09:00, PT40H,  2026-11-20T17:00", // a whole week
        "2026-11-16T09:00, PT2080H, 2027-11-12T17:00" // 52 weeks
    })
    void addsBusinessTime(LocalDateTime from, Duration time, LocalDateTime expected) {
        assertThat(PLAIN.plus(at(from), time)).isEqualTo(at(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T11:30, PT1H, 2026-11-20T13:30", // over lunch
        "2026-11-20T12:15, PT1H, 2026-11-20T14:00", // during lunch
        "2026-11-20T09:00, PT8H, 2026-11-20T18:00", // one business day
        "2026-12-04T17:00, PT2H, 2026-12-08T10:00", // Monday the 7th: substitution holiday
        "2026-12-09T17:30, PT1H, 2026-12-11T09:30" // Thursday the 10th: Constitution Day
    })
    void leavesOutLunchAndHolidays(LocalDateTime from, Duration time, LocalDateTime expected) {
        assertThat(WITH_LUNCH.plus(at(from), time)).isEqualTo(at(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:30, 2026-11-23T09:30, PT1H",
        "2026-11-20T18:00, 2026-11-23T08:00, PT0S",
        "2026-11-23T09:30, 2026-11-20T16:30, PT0S", // backwards is nothing, not negative
        "2026-11-16T00:00, 2026-11-23T00:00, PT40H"
    })
    void measuresBusinessTime(LocalDateTime from, LocalDateTime to, Duration expected) {
        assertThat(PLAIN.between(at(from), at(to))).isEqualTo(expected);
    }

    @Test
    void countsAroundTheClockThroughWeekendsAndHolidays() {
        BusinessCalendar always = BusinessCalendar.always(BANGKOK);
        Instant from = at(LocalDateTime.parse("2026-12-04T23:30"));

        assertThat(always.plus(from, Duration.ofHours(100))).isEqualTo(from.plus(Duration.ofHours(100)));
        assertThat(always.dayLength()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void takesTheDayOfItsOwnZoneNotOfUtc() {
        Instant due =
                BusinessCalendar.always(BANGKOK).plus(at(LocalDateTime.parse("2026-11-20T23:30")), Duration.ofHours(1));

        assertThat(due).isEqualTo(Instant.parse("2026-11-20T17:30:00Z"));
        assertThat(PLAIN.dayOf(due)).isEqualTo(LocalDate.of(2026, 11, 21));
        // Half past midnight on Monday is a Sunday in UTC: work begins the same day all the same.
        assertThat(PLAIN.plus(at(LocalDateTime.parse("2026-11-23T00:30")), Duration.ofHours(1)))
                .isEqualTo(at(LocalDateTime.parse("2026-11-23T10:00")));
    }

    @Test
    void worksWhereTheClocksAreChanged() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // The night to 29 March 2026 has no 02:00-03:00.
        BusinessCalendar always = BusinessCalendar.always(berlin);
        Instant saturdayNoon =
                LocalDateTime.parse("2026-03-28T12:00").atZone(berlin).toInstant();
        assertThat(always.plus(saturdayNoon, Duration.ofHours(24)))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-29T13:00").atZone(berlin).toInstant());
        assertThat(calendar(berlin, Set.of(), "09:00-17:00").plus(saturdayNoon, Duration.ofHours(1)))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-30T10:00").atZone(berlin).toInstant());
    }

    @Test
    void readsLengthsInItsOwnDays() {
        assertThat(WITH_LUNCH.length("PT4H")).isEqualTo(Duration.ofHours(4));
        assertThat(WITH_LUNCH.length("P3D")).isEqualTo(Duration.ofHours(24));
        assertThat(WITH_LUNCH.length("P1DT30M")).isEqualTo(Duration.ofMinutes(510));
        for (String wrong : List.of("4 hours", "P", "", "-PT1H", "PT")) {
            assertThatThrownBy(() -> WITH_LUNCH.length(wrong))
                    .as(wrong)
                    .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
        }
    }

    @Test
    void refusesAWeekWithoutWorkAndFramesThatOverlap() {
        assertThatThrownBy(() -> new BusinessCalendar(BANGKOK, Map.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar(BANGKOK, Set.of(), "09:00-13:00", "12:00-18:00"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.of("18:00-09:00")).isInstanceOf(IllegalArgumentException.class);
    }

    /** For any two moments the time between them leads back to the second, where that lies inside working time. */
    @Test
    void addingWhatLiesBetweenLeadsToTheSecondMoment() {
        Random random = new Random(20261120);
        for (BusinessCalendar calendar : List.of(PLAIN, WITH_LUNCH, BusinessCalendar.always(BANGKOK))) {
            for (int i = 0; i < 5_000; i++) {
                Instant a = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextInt(90 * 86_400));
                Instant b = a.plusSeconds(1 + random.nextInt(60 * 86_400));
                if (calendar.isWorkingTime(b.minusSeconds(1))) {
                    assertThat(calendar.plus(a, calendar.between(a, b))).isEqualTo(b);
                }
                Instant middle = a.plusSeconds(
                        random.nextInt((int) Duration.between(a, b).toSeconds()));
                assertThat(calendar.between(a, middle).plus(calendar.between(middle, b)))
                        .isEqualTo(calendar.between(a, b));
            }
        }
    }

    private static BusinessCalendar calendar(ZoneId zone, Set<LocalDate> holidays, String... frames) {
        Map<DayOfWeek, List<Frame>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : EnumSet.range(MONDAY, FRIDAY)) {
            week.put(day, Stream.of(frames).map(Frame::of).toList());
        }
        EnumSet.of(SATURDAY, SUNDAY).forEach(day -> week.put(day, List.of()));
        return new BusinessCalendar(zone, week, holidays);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BANGKOK).toInstant();
    }
}
