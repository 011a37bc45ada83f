package com.bmasia.crm.tickets.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ICalendarTest {

    @Test
    void readsWholeDaysWithTheirNames() {
        String file = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20280413",
                "DTEND;VALUE=DATE:20280416",
                "SUMMARY:Songkran\\, the Thai",
                "  New Year",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "SUMMARY;LANGUAGE=th:วันพ่อแห่งชาติ",
                "DTSTART;VALUE=DATE:20281205",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART;TZID=Asia/Bangkok:20280101T090000",
                "SUMMARY:A meeting",
                "END:VEVENT",
                "END:VCALENDAR");

        assertThat(ICalendar.holidays(file))
                .containsExactly(
                        new Holiday(LocalDate.of(2028, 4, 13), "Songkran, the Thai New Year", ""),
                        new Holiday(LocalDate.of(2028, 4, 14), "Songkran, the Thai New Year", ""),
                        new Holiday(LocalDate.of(2028, 4, 15), "Songkran, the Thai New Year", ""),
                        new Holiday(LocalDate.of(2028, 12, 5), "วันพ่อแห่งชาติ", "วันพ่อแห่งชาติ"));
    }

    @Test
    void refusesOtherFilesAndCalendarsWithoutWholeDays() {
        for (String file : new String[] {"PK\u0003\u0004", "", "BEGIN:VCALENDAR\nEND:VCALENDAR"}) {
            assertThatThrownBy(() -> ICalendar.holidays(file)).isInstanceOf(RuleViolation.class);
        }
    }
}
