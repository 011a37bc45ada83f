package com.bmasia.crm.tickets.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the public holidays. */
@Component
public class HolidayQueries {

    private final JdbcClient jdbc;

    HolidayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Holiday> ofYear(int year) {
        return jdbc.sql("select day, name_en, name_th from holiday where day between :first and :last order by day")
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Holiday.class)
                .list();
    }

    /** Years for which there is at least one holiday, in order. */
    public List<Integer> years() {
        return jdbc.sql("select distinct extract(year from day)::int as year from holiday order by year")
                .query(Integer.class)
                .list();
    }

    Set<LocalDate> days() {
        return jdbc.sql("select day from holiday").query(LocalDate.class).set();
    }
}
