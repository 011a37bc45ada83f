package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T07:05:00Z");

    private final Times times = times(ZoneId.of("Asia/Bangkok"));

    @Test
    void showsTheBusinessZone() {
        assertThat(times.dateTime(NOW)).isEqualTo("20 Nov 2026, 14:05");
        assertThat(times.date(NOW)).isEqualTo("20 Nov 2026");
        assertThat(times.time(NOW)).isEqualTo("14:05");
        assertThat(times.zoneName()).isEqualTo("Asia/Bangkok (UTC+7)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T16:59:59Z, '19 Nov 2026, 23:59'",
        "2026-11-19T17:00:00Z, '20 Nov 2026, 00:00'",
        "2026-11-19T23:59:00Z, '20 Nov 2026, 06:59'",
        "2026-11-20T00:00:00Z, '20 Nov 2026, 07:00'"
    })
    void dayBeginsAtMidnightInBangkokAndNotAtSeven(Instant at, String shown) {
        assertThat(times.dateTime(at)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:04:30Z, just now",
        "2026-11-20T07:00:00Z, 5 min ago",
        "2026-11-20T04:06:00Z, 2 h ago",
        "2026-11-17T07:05:00Z, 3 d ago",
        "2026-11-20T07:35:00Z, in 30 min",
        "2026-11-01T07:05:00Z, 1 Nov 2026",
        "2026-12-24T07:05:00Z, 24 Dec 2026"
    })
    void saysHowLongAgoWithinAWeek(Instant at, String shown) {
        assertThat(times.ago(at)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT59S, 59 s",
        "PT5M, 5 min",
        "PT2H, 2 h",
        "PT2H5M, 2 h 5 min",
        "P3DT4H59M, 3 d 4 h",
        "PT-90M, −1 h 30 min",
        "P1500D, '1,500 d'"
    })
    void showsTheTwoLargestUnits(Duration length, String shown) {
        assertThat(times.duration(length)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "th, 20 พ.ย. 2026, 20 พ.ย. 2026 14:05",
        "th-u-ca-buddhist, 20 พ.ย. 2569, 20 พ.ย. 2569 14:05",
        "en-u-ca-buddhist, 20 Nov 2569, '20 Nov 2569, 14:05'",
        "de, 20 Nov 2026, '20 Nov 2026, 14:05'"
    })
    void namesMonthsAndCountsYearsAsTheReaderDoes(String language, String day, String moment) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        try {
            assertThat(times.date(NOW)).isEqualTo(day);
            assertThat(times.dateTime(NOW)).isEqualTo(moment);
            assertThat(times.iso(NOW)).isEqualTo("2026-11-20T07:05:00Z");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void showsNothingForWhatIsMissing() {
        assertThat(times.dateTime(null)).isEmpty();
        assertThat(times.ago(null)).isEmpty();
        assertThat(times.iso(null)).isEmpty();
        assertThat(times.duration(null)).isEmpty();
    }

    @Test
    void namesZonesWithHalfHoursAndUtc() {
        assertThat(times(ZoneId.of("Asia/Kolkata")).zoneName()).isEqualTo("Asia/Kolkata (UTC+5:30)");
        assertThat(times(ZoneId.of("UTC")).zoneName()).isEqualTo("UTC (UTC)");
    }

    private static Times times(ZoneId zone) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web/messages");
        messages.setFallbackToSystemLocale(false);
        return new Times(Clock.fixed(NOW, ZoneOffset.UTC), zone, messages);
    }
}
