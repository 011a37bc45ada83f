package com.bmasia.crm.tickets.calendar;

import com.bmasia.crm.shared.RuleViolation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads whole-day events from a calendar file (RFC 5545), as calendar programs and government pages offer them. */
final class ICalendar {

    private static final int LONGEST_EVENT_IN_DAYS = 31;
    private static final int LONGEST_NAME = 120;

    private ICalendar() {}

    /** One holiday a day, in order; events with a time of day are no holidays and are left out. */
    static List<Holiday> holidays(String file) {
        if (!file.contains("BEGIN:VCALENDAR")) {
            throw new RuleViolation("file", "tickets.holidays.rule.file");
        }
        Map<LocalDate, Holiday> byDay = new TreeMap<>();
        for (Map<String, String> event : events(file)) {
            days(event).forEach(day -> byDay.putIfAbsent(day, holiday(day, event.get("SUMMARY"))));
        }
        if (byDay.isEmpty()) {
            throw new RuleViolation("file", "tickets.holidays.rule.file.empty");
        }
        return List.copyOf(byDay.values());
    }

    private static List<Map<String, String>> events(String file) {
        List<Map<String, String>> events = new ArrayList<>();
        Map<String, String> event = null;
        // A line that begins with a blank continues the one before.
        for (String line : file.replaceAll("\\r?\\n[ \\t]", "").split("\\r?\\n")) {
            if (line.equals("BEGIN:VEVENT")) {
                event = new TreeMap<>();
            } else if (line.equals("END:VEVENT") && event != null) {
                events.add(event);
                event = null;
            } else if (event != null && line.indexOf(':') > 0) {
                String name = line.substring(0, line.indexOf(':'));
                event.putIfAbsent(name.split(";", 2)[0].toUpperCase(), line.substring(line.indexOf(':') + 1));
            }
        }
        return events;
    }

    private static Stream<LocalDate> days(Map<String, String> event) {
        LocalDate first = day(event.get("DTSTART"));
        if (first == null || event.getOrDefault("SUMMARY", "").isBlank()) {
            return Stream.empty();
        }
        LocalDate end = day(event.get("DTEND")); // the day after the last
        LocalDate after = end == null || !end.isAfter(first) ? first.plusDays(1) : end;
        return first.datesUntil(after).limit(LONGEST_EVENT_IN_DAYS);
    }

    private static LocalDate day(String value) {
        try {
            return value == null ? null : LocalDate.parse(value.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null; // a moment, not a day
        }
    }

    private static Holiday holiday(LocalDate day, String summary) {
        String name =
                summary.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1").strip();
        String shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        boolean thai =
                shortened.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.THAI);
        return new Holiday(day, shortened, thai ? shortened : "");
    }
}
