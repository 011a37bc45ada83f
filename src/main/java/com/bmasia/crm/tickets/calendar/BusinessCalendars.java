package com.bmasia.crm.tickets.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The calendars by name: {@link #BUSINESS} with the working week and the holidays, {@link #ALWAYS} around the clock.
 * Holidays are read again after a minute, so that an edit on another node counts soon.
 */
@Component
public class BusinessCalendars {

    public static final String BUSINESS = "business";
    public static final String ALWAYS = "always";

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final CalendarProperties properties;
    private final HolidayQueries holidays;
    private final ZoneId zone;
    private final Clock clock;
    private volatile Loaded loaded;

    BusinessCalendars(CalendarProperties properties, HolidayQueries holidays, ZoneId zone, Clock clock) {
        this.properties = properties;
        this.holidays = holidays;
        this.zone = zone;
        this.clock = clock;
        business(); // a wrong setting stops the start, not the first ticket
    }

    private record Loaded(Instant at, Map<String, BusinessCalendar> byName) {}

    public BusinessCalendar named(String name) {
        BusinessCalendar calendar = current().get(name);
        if (calendar == null) {
            throw new IllegalArgumentException("No calendar is named " + name);
        }
        return calendar;
    }

    public BusinessCalendar business() {
        return named(BUSINESS);
    }

    public Set<String> names() {
        return current().keySet();
    }

    /** The holidays have changed on this node. */
    void refresh() {
        loaded = null;
    }

    private Map<String, BusinessCalendar> current() {
        Loaded now = loaded;
        if (now == null || Duration.between(now.at(), clock.instant()).abs().compareTo(FRESH) >= 0) {
            now = new Loaded(
                    clock.instant(),
                    Map.of(
                            BUSINESS, properties.calendar(zone, holidays.days()),
                            ALWAYS, BusinessCalendar.always(zone)));
            loaded = now;
        }
        return now.byName();
    }
}
