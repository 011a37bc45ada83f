package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers to surveys as they are kept, and counted. */
@Component
public class Answers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Answer> of(TicketId ticket) {
        return jdbc.sql("""
                        select s.stars, s.comment, c.name as contact_name, s.answered_at, s.changed_at
                          from ticket_survey s join contact c on c.id = s.contact_id
                         where s.ticket_id = :ticket
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new Answer(
                        row.getInt("stars"),
                        row.getString("comment"),
                        row.getString("contact_name"),
                        Sql.instant(row, "answered_at"),
                        Sql.instant(row, "changed_at")))
                .optional();
    }

    /** Puts it in the place of an earlier one; false where it says the same. */
    public boolean keep(TicketId ticket, ContactId contact, Rating rating, String comment) {
        return jdbc.sql("""
                        insert into ticket_survey as s (ticket_id, contact_id, stars, comment, answered_at, changed_at)
                        values (:ticket, :contact, :stars, :comment, :now, :now)
                        on conflict (ticket_id) do update
                           set contact_id = excluded.contact_id, stars = excluded.stars, comment = excluded.comment,
                               changed_at = excluded.changed_at
                         where (s.stars, s.comment) is distinct from (excluded.stars, excluded.comment)
                        """)
                        .param("ticket", ticket.value())
                        .param("contact", contact.value())
                        .param("stars", rating.stars())
                        .param("comment", comment)
                        .param("now", Sql.at(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Answers since some day.
     *
     * @param byStars for each number of stars from one to five
     */
    public record Summary(Map<Integer, Long> byStars) {

        public long answers() {
            return byStars.values().stream().mapToLong(Long::longValue).sum();
        }

        /** With one decimal; null where nobody answered. */
        public Double average() {
            long stars = byStars.entrySet().stream()
                    .mapToLong(entry -> entry.getKey() * entry.getValue())
                    .sum();
            return answers() == 0 ? null : Math.round(10.0 * stars / answers()) / 10.0;
        }
    }

    public Summary since(Instant first) {
        Map<Integer, Long> byStars = new TreeMap<>();
        for (int stars = 1; stars <= Rating.MOST; stars++) {
            byStars.put(stars, 0L);
        }
        jdbc.sql("select stars, count(*) as answers from ticket_survey where answered_at >= :first group by stars")
                .param("first", Sql.at(first))
                .query((row, n) -> byStars.put(row.getInt("stars"), row.getLong("answers")))
                .list();
        return new Summary(byStars);
    }
}
