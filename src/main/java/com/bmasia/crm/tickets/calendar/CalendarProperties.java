package com.bmasia.crm.tickets.calendar;

import com.bmasia.crm.tickets.calendar.BusinessCalendar.Frame;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The working week of the calendar {@code business}.
 *
 * @param days weekdays on which people work
 * @param frames times of such a day, written {@code 09:00-12:00}
 * @param otherDays weekdays with frames of their own, such as {@code saturday: 09:00-12:00}
 */
@ConfigurationProperties("tickets.calendar")
record CalendarProperties(
        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> days,

        @DefaultValue({"09:00-12:00", "13:00-18:00"}) List<String> frames,
        @DefaultValue Map<DayOfWeek, List<String>> otherDays) {

    BusinessCalendar calendar(ZoneId zone, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Frame>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> week.put(day, read(frames.stream())));
        otherDays.forEach((day, own) -> week.put(day, read(own.stream())));
        return new BusinessCalendar(zone, week, holidays);
    }

    private static List<Frame> read(Stream<String> frames) {
        return frames.map(Frame::of).toList();
    }
}
