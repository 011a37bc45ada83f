package com.bmasia.crm.tickets;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers {@code T-YYYYMMDD-NNNN} per day of the business zone. The day's counter row stays locked until the transaction
 * that creates the ticket ends: one that fails gives its number back, so there are no gaps, however many create at once.
 */
@Component
class TicketNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    TicketNumbers(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public String next() {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        int number = jdbc.sql("""
                        insert into ticket_number as n (day, last) values (:day, 1)
                        on conflict (day) do update set last = n.last + 1
                        returning last
                        """).param("day", today).query(Integer.class).single();
        return "T-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }
}
