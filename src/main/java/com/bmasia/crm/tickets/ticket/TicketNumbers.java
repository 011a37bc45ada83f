package com.bmasia.crm.tickets.ticket;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers {@code T-YYYYMMDD-NNNN} per day of the business zone: unique, rising, with gaps where a creation failed. Drawn
 * from a sequence, so that nobody who creates a ticket waits for another who does; why: docs/decisions/0060.
 */
@Component
public class TicketNumbers {

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
        LocalDate today = today();
        long number = draw(today).orElseGet(() -> {
            open(today);
            return draw(today).orElseThrow();
        });
        return "T-%s-%04d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    /**
     * At midnight and at the start, in a transaction of one statement. Without it the day's first creators would wait for
     * the very first one's commit, once.
     */
    @Scheduled(cron = "0 0 0 * * *", zone = "${web.time-zone:Asia/Bangkok}")
    @EventListener(ApplicationReadyEvent.class)
    public void openToday() {
        open(today());
    }

    private Optional<Long> draw(LocalDate day) {
        return jdbc.sql("select nextval('ticket_number_drawn') - base from ticket_number where day = :day")
                .param("day", day)
                .query(Long.class)
                .optional();
    }

    /** Whoever is first fixes from where the day counts; the number that this itself draws is nobody's. */
    private void open(LocalDate day) {
        jdbc.sql("""
                        insert into ticket_number (day, base) select :day, nextval('ticket_number_drawn')
                         where not exists (select from ticket_number where day = :day)
                        on conflict (day) do nothing
                        """).param("day", day).update();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
