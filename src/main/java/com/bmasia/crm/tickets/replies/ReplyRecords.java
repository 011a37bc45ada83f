package com.bmasia.crm.tickets.replies;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What replies did besides being said, so that it can be told by mail, and undone while the mails wait. */
@Component
public class ReplyRecords {

    private static final String SAID = """
            select c.id, c.text, c.html, c.internal, c.sent_to, c.sent_cc, c.author_id, c.deleted_at,
                   r.move, r.first_response, r.undo_until
              from ticket_reply r join ticket_comment c on c.id = r.comment_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param move that went with it; null for none
     * @param firstResponse it was the first answer that the customer got
     * @param undoUntil its mails wait until then
     */
    public record Said(
            UUID comment,
            String text,
            String html,
            boolean internal,
            List<String> to,
            List<String> cc,
            UserId author,
            boolean deleted,
            TicketMove move,
            boolean firstResponse,
            Instant undoUntil) {}

    public void record(TicketId ticket, UUID comment, TicketMove move, boolean firstResponse, Duration hold) {
        jdbc.sql("""
                        insert into ticket_reply (comment_id, ticket_id, move, first_response, undo_until)
                        values (:comment, :ticket, :move, :first, :until)
                        """)
                .param("comment", comment)
                .param("ticket", ticket.value())
                .param("move", move == null ? null : move.name())
                .param("first", firstResponse)
                .param("until", Sql.at(clock.instant().plus(hold)))
                .update();
    }

    public Optional<Said> find(TicketId ticket, UUID comment) {
        return jdbc.sql(SAID + " where c.id = :comment and c.ticket_id = :ticket")
                .param("comment", comment)
                .param("ticket", ticket.value())
                .query((row, n) -> said(row))
                .optional();
    }

    /** What staff wrote when they resolved the ticket last. */
    public Optional<Said> solution(TicketId ticket) {
        return jdbc.sql(SAID + """
                         where r.ticket_id = :ticket and r.move = 'RESOLVE' and c.deleted_at is null
                         order by c.created_at desc, c.id desc limit 1
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> said(row))
                .optional();
    }

    /** Replies of this person that can still be taken back. */
    public List<Said> heldBy(TicketId ticket, UserId author, Instant now) {
        return jdbc.sql(SAID + """
                         where r.ticket_id = :ticket and r.undo_until > :now and c.author_id = :author
                           and c.deleted_at is null
                        """)
                .param("ticket", ticket.value())
                .param("now", Sql.at(now))
                .param("author", author.value())
                .query((row, n) -> said(row))
                .list();
    }

    public void delete(UUID comment, UserId by) {
        jdbc.sql("update ticket_comment set deleted_at = :now, deleted_by = :by, updated_at = :now where id = :comment")
                .param("now", Sql.at(clock.instant()))
                .param("by", by.value())
                .param("comment", comment)
                .update();
    }

    private static Said said(ResultSet row) throws SQLException {
        String move = row.getString("move");
        return new Said(
                Sql.uuid(row, "id"),
                row.getString("text"),
                row.getString("html"),
                row.getBoolean("internal"),
                List.of((String[]) row.getArray("sent_to").getArray()),
                List.of((String[]) row.getArray("sent_cc").getArray()),
                new UserId(Sql.uuid(row, "author_id")),
                row.getTimestamp("deleted_at") != null,
                move == null ? null : TicketMove.valueOf(move),
                row.getBoolean("first_response"),
                Sql.instant(row, "undo_until"));
    }
}
