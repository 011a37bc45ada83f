package com.bmasia.crm.tickets.read;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a ticket open right now, and who of them is answering. An open page says so again and again; who is silent for a while has gone. */
@Service
@Transactional
public class TicketViewers {

    static final Duration GONE_AFTER = Duration.ofSeconds(45);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;

    TicketViewers(JdbcClient jdbc, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** @param replying is writing an answer right now */
    public record Viewer(String name, boolean replying) {}

    /** Notes that this person looks at the ticket, and names the others who do. Tells their pages where that is news. */
    @Requires(Permission.USE_TICKETS)
    public List<Viewer> look(TicketId ticket, boolean replying, CurrentUser person) {
        Instant now = clock.instant();
        boolean known = isKnown(ticket, replying, person, now);
        jdbc.sql("""
                        insert into ticket_viewer (ticket_id, user_id, seen_at, replying)
                        select t.id, :user, :now, :replying from ticket t where t.id = :ticket
                        on conflict (ticket_id, user_id)
                        do update set seen_at = excluded.seen_at, replying = excluded.replying
                        """)
                .param("ticket", ticket.value())
                .param("user", person.id().value())
                .param("replying", replying)
                .param("now", Sql.at(now))
                .update();
        jdbc.sql("delete from ticket_viewer where user_id = :user and seen_at < :since")
                .param("user", person.id().value())
                .param("since", Sql.at(now.minus(FORGOTTEN_AFTER)))
                .update();
        if (!known) {
            live.publish("viewers-" + ticket);
        }
        return others(ticket, person, now);
    }

    /** The page was closed or left. */
    @Requires(Permission.USE_TICKETS)
    public void leave(TicketId ticket, CurrentUser person) {
        jdbc.sql("delete from ticket_viewer where ticket_id = ? and user_id = ?")
                .params(ticket.value(), person.id().value())
                .update();
        live.publish("viewers-" + ticket);
    }

    private boolean isKnown(TicketId ticket, boolean replying, CurrentUser person, Instant now) {
        return jdbc.sql("""
                        select exists (select from ticket_viewer
                                        where ticket_id = :ticket and user_id = :user and replying = :replying
                                          and seen_at > :since)
                        """)
                .param("ticket", ticket.value())
                .param("user", person.id().value())
                .param("replying", replying)
                .param("since", Sql.at(now.minus(GONE_AFTER)))
                .query(Boolean.class)
                .single();
    }

    private List<Viewer> others(TicketId ticket, CurrentUser person, Instant now) {
        return jdbc.sql("""
                        select u.full_name as name, v.replying
                          from ticket_viewer v join user_account u on u.id = v.user_id
                         where v.ticket_id = :ticket and v.user_id <> :user and v.seen_at > :since
                         order by u.full_name
                        """)
                .param("ticket", ticket.value())
                .param("user", person.id().value())
                .param("since", Sql.at(now.minus(GONE_AFTER)))
                .query(Viewer.class)
                .list();
    }
}
