package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a ticket open right now. An open page says so again and again; who is silent for a while has gone. */
@Service
@Transactional
public class TicketViewers {

    static final Duration GONE_AFTER = Duration.ofSeconds(45);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    TicketViewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that this person looks at the ticket, and names the others who do. */
    @Requires(Permission.USE_TICKETS)
    public List<String> look(TicketId ticket, CurrentUser person) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into ticket_viewer (ticket_id, user_id, seen_at)
                        select t.id, :user, :now from ticket t where t.id = :ticket
                        on conflict (ticket_id, user_id) do update set seen_at = excluded.seen_at
                        """)
                .param("ticket", ticket.value())
                .param("user", person.id().value())
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("delete from ticket_viewer where user_id = :user and seen_at < :since")
                .param("user", person.id().value())
                .param("since", Sql.at(now.minus(FORGOTTEN_AFTER)))
                .update();
        return jdbc.sql("""
                        select u.full_name
                          from ticket_viewer v join user_account u on u.id = v.user_id
                         where v.ticket_id = :ticket and v.user_id <> :user and v.seen_at > :since
                         order by u.full_name
                        """)
                .param("ticket", ticket.value())
                .param("user", person.id().value())
                .param("since", Sql.at(now.minus(GONE_AFTER)))
                .query(String.class)
                .list();
    }
}
