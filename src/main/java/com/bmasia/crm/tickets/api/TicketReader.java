package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tickets with their comments and files, for one ticket as for a page of them: three statements. */
@Component
class TicketReader {

    private final JdbcClient jdbc;
    private final Clock clock;

    TicketReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    TicketJson one(TicketId id) {
        TicketJson ticket = jdbc.sql("select " + TicketJson.COLUMNS + " from " + TicketJson.FROM + " where t.id = :id")
                .param("id", id.value())
                .param("now", Sql.at(clock.instant()))
                .query((row, n) -> TicketJson.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("ticket", id));
        return complete(List.of(ticket)).get(0);
    }

    List<TicketJson> complete(List<TicketJson> tickets) {
        if (tickets.isEmpty()) {
            return tickets;
        }
        List<UUID> ids = tickets.stream().map(TicketJson::id).toList();
        Map<UUID, List<CommentJson>> comments = parts(
                "select " + CommentJson.COLUMNS + " from " + CommentJson.FROM
                        + " where m.ticket_id in (:ids) and m.deleted_at is null order by m.created_at, m.id",
                ids,
                (row, n) -> CommentJson.of(row),
                CommentJson::ticket);
        Map<UUID, List<AttachmentJson>> files = parts(
                "select " + AttachmentJson.COLUMNS + " from " + AttachmentJson.FROM
                        + " where f.ticket_id in (:ids) and " + AttachmentJson.SHOWN + " order by f.created_at, f.id",
                ids,
                (row, n) -> AttachmentJson.of(row),
                AttachmentJson::ticket);
        return tickets.stream()
                .map(ticket -> ticket.with(
                        comments.getOrDefault(ticket.id(), List.of()), files.getOrDefault(ticket.id(), List.of())))
                .toList();
    }

    private <T> Map<UUID, List<T>> parts(String sql, List<UUID> ids, RowMapper<T> mapper, Function<T, UUID> ticket) {
        return jdbc.sql(sql).param("ids", ids).query(mapper).list().stream().collect(Collectors.groupingBy(ticket));
    }
}
