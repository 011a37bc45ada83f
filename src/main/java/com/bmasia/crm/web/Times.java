package com.bmasia.crm.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Instants and durations as people in the office read them: in the business time zone. A missing value is shown as nothing. */
@Component("times")
public class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Duration AS_DATE_FROM = Duration.ofDays(7);

    private final Clock clock;
    private final ZoneId zone;
    private final MessageSource messages;

    Times(Clock clock, ZoneId zone, MessageSource messages) {
        this.clock = clock;
        this.zone = zone;
        this.messages = messages;
    }

    /** Such as {@code 20 Nov 2026, 14:05}. */
    public String dateTime(Instant at) {
        return show(Dates.inLanguageOfReader().dateTime(), at);
    }

    /** Such as {@code 20 Nov 2026}: the day in the business zone, which is another than in UTC before 07:00 in Bangkok. */
    public String date(Instant at) {
        return show(Dates.inLanguageOfReader().date(), at);
    }

    public String date(LocalDate day) {
        return day == null ? "" : Dates.inLanguageOfReader().date().format(day);
    }

    public String time(Instant at) {
        return show(TIME, at);
    }

    /** Such as {@code 5 min ago} or {@code in 2 h}; more than a week away it is the date. */
    public String ago(Instant at) {
        if (at == null) {
            return "";
        }
        Duration age = Duration.between(at, clock.instant());
        if (age.abs().compareTo(AS_DATE_FROM) > 0) {
            return date(at);
        }
        if (age.abs().toMinutes() < 1) {
            return text("web.time.now");
        }
        return text(age.isNegative() ? "web.time.in" : "web.time.ago", largestUnit(age.abs()));
    }

    /** For machines: the {@code datetime} attribute, and forms' hidden fields. */
    public String iso(Instant at) {
        return at == null ? "" : at.toString();
    }

    /** Such as {@code 2 h 5 min} or {@code 3 d 4 h}: the two largest units, without seconds from a minute on. */
    public String duration(Duration length) {
        if (length == null) {
            return "";
        }
        Duration size = length.abs();
        String text;
        if (size.toDays() > 0) {
            text = two("web.time.days", size.toDays(), "web.time.hours", size.toHoursPart());
        } else if (size.toHours() > 0) {
            text = two("web.time.hours", size.toHours(), "web.time.minutes", size.toMinutesPart());
        } else if (size.toMinutes() > 0) {
            text = text("web.time.minutes", size.toMinutes());
        } else {
            text = text("web.time.seconds", size.toSeconds());
        }
        return length.isNegative() ? "−" + text : text;
    }

    /** The zone as the page footer names it, such as {@code Asia/Bangkok (UTC+7)}. */
    public String zoneName() {
        ZoneOffset offset = zone.getRules().getOffset(clock.instant());
        String hours = offset.getTotalSeconds() == 0
                ? ""
                : "%+d".formatted(offset.getTotalSeconds() / 3600)
                        + (offset.getTotalSeconds() % 3600 == 0
                                ? ""
                                : ":%02d".formatted(Math.abs(offset.getTotalSeconds() / 60 % 60)));
        String name = zone instanceof ZoneOffset ? zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) : zone.getId();
        return name + " (UTC" + hours + ")";
    }

    private String show(DateTimeFormatter format, Instant at) {
        return at == null ? "" : format.format(at.atZone(zone));
    }

    private String largestUnit(Duration size) {
        if (size.toDays() > 0) {
            return text("web.time.days", size.toDays());
        }
        return size.toHours() > 0 ? text("web.time.hours", size.toHours()) : text("web.time.minutes", size.toMinutes());
    }

    private String two(String largeUnit, long large, String smallUnit, long small) {
        return small == 0 ? text(largeUnit, large) : text(largeUnit, large) + " " + text(smallUnit, small);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
