package com.bmasia.crm.tickets.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When people work: several frames a day per weekday in one time zone, less the holidays. Adds and measures business
 * time by whole frames, so that months cost no more than a walk over their days. Immutable.
 */
public final class BusinessCalendar {

    private static final Pattern LENGTH = Pattern.compile("P(?:(\\d{1,4})D)?(T.+)?");

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Frame>> week;
    private final Set<LocalDate> holidays;
    private final Duration dayLength;

    /** Work from a time of day until another; {@code to} at 00:00 means the end of the day. */
    public record Frame(LocalTime from, LocalTime to) {

        public Frame {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("A frame must end after it begins: " + from + "-" + to);
            }
        }

        /** Reads {@code 09:00-12:00}. */
        public static Frame of(String text) {
            String[] times = text.strip().split("\\s*-\\s*");
            if (times.length != 2) {
                throw new IllegalArgumentException("Not a frame like 09:00-12:00: " + text);
            }
            return new Frame(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
        }

        Duration length() {
            Duration length = Duration.between(from, to);
            return to.equals(LocalTime.MIDNIGHT) ? length.plusDays(1) : length;
        }

        private Instant begin(LocalDate day, ZoneId zone) {
            return day.atTime(from).atZone(zone).toInstant();
        }

        private Instant end(LocalDate day, ZoneId zone) {
            return to.equals(LocalTime.MIDNIGHT)
                    ? day.plusDays(1).atStartOfDay(zone).toInstant()
                    : day.atTime(to).atZone(zone).toInstant();
        }
    }

    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Frame>> week, Set<LocalDate> holidays) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, frames) -> this.week.put(day, inOrder(day, frames)));
        this.holidays = Set.copyOf(holidays);
        this.dayLength = this.week.values().stream()
                .map(frames -> frames.stream().map(Frame::length).reduce(Duration.ZERO, Duration::plus))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (dayLength.isZero()) {
            // Without this, adding an hour would search for ever.
            throw new IllegalArgumentException("A calendar needs working time on at least one weekday");
        }
    }

    /** Around the clock, holidays too. */
    public static BusinessCalendar always(ZoneId zone) {
        Map<DayOfWeek, List<Frame>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Frame(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new BusinessCalendar(zone, week, Set.of());
    }

    /**
     * The moment at which this much business time has passed. A frame that is used up to its last second gives the end of
     * that frame, not the beginning of the next; no time at all gives {@code from} itself.
     */
    public Instant plus(Instant from, Duration businessTime) {
        if (businessTime.isNegative()) {
            throw new IllegalArgumentException("Business time is added, never taken away: " + businessTime);
        }
        Duration left = businessTime;
        for (LocalDate day = dayOf(from); !left.isZero(); day = day.plusDays(1)) {
            for (Frame frame : framesOf(day)) {
                Instant begin = later(frame.begin(day, zone), from);
                Duration length = lengthOf(begin, frame.end(day, zone));
                if (length.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = left.minus(length);
            }
        }
        return from;
    }

    /** How much business time lies between two moments; none where {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); from.isBefore(to) && !day.isAfter(last); day = day.plusDays(1)) {
            for (Frame frame : framesOf(day)) {
                sum = sum.plus(lengthOf(later(frame.begin(day, zone), from), earlier(frame.end(day, zone), to)));
            }
        }
        return sum;
    }

    public boolean isWorkingTime(Instant moment) {
        LocalDate day = dayOf(moment);
        return framesOf(day).stream()
                .anyMatch(frame -> !moment.isBefore(frame.begin(day, zone)) && moment.isBefore(frame.end(day, zone)));
    }

    /** The calendar day on which a moment falls in the calendar's own zone. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The business time of one full working day: the longest of the week. */
    public Duration dayLength() {
        return dayLength;
    }

    /** Reads an ISO 8601 length such as {@code PT4H}, {@code P3D} or {@code P1DT4H}, where D is a business day. */
    public Duration length(String iso) {
        Matcher matcher = LENGTH.matcher(iso.strip());
        if (!matcher.matches() || matcher.group(1) == null && matcher.group(2) == null) {
            throw new IllegalArgumentException("Not a length like PT4H or P3D: " + iso);
        }
        Duration days =
                matcher.group(1) == null ? Duration.ZERO : dayLength.multipliedBy(Long.parseLong(matcher.group(1)));
        return matcher.group(2) == null ? days : days.plus(Duration.parse("P" + matcher.group(2)));
    }

    /** Whether {@link #length} could read it; null cannot. */
    public static boolean isLength(String iso) {
        return iso != null
                && LENGTH.matcher(iso.strip()).matches()
                && iso.strip().length() > 2;
    }

    private List<Frame> framesOf(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static List<Frame> inOrder(DayOfWeek day, List<Frame> frames) {
        List<Frame> sorted =
                frames.stream().sorted(Comparator.comparing(Frame::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            LocalTime end = sorted.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || end.isAfter(sorted.get(i).from())) {
                throw new IllegalArgumentException("Frames of " + day + " overlap: " + frames);
            }
        }
        return sorted;
    }

    private static Duration lengthOf(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
