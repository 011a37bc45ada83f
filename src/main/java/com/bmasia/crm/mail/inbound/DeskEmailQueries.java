package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.inbound.mime.EmailReader;
import com.bmasia.crm.mail.inbound.mime.ReadEmail;
import com.bmasia.crm.mail.inbound.mime.UnreadableEmail;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Emails to the desks, newest first. */
@Component
public class DeskEmailQueries {

    private static final String SELECT = "select " + DeskEmailRow.COLUMNS + " from mail_desk_email e";
    private static final String WAITING = "('REVIEW', 'QUARANTINED')";

    private final JdbcClient jdbc;

    DeskEmailQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param state code of a state, {@code waiting} for what needs somebody, empty for all
     * @param cursor null for the first page
     */
    public PageOf<DeskEmailRow> list(String state, String cursor, int size) {
        Position before = cursor == null ? new Position(null, null) : Position.of(cursor);
        String where = switch (state) {
            case "" -> " where true";
            case "waiting" -> " where e.state in " + WAITING;
            default -> " where e.state = :state";
        };
        String after = cursor == null ? "" : " and (e.stored_at, e.id) < (:at, :id)";
        List<DeskEmailRow> rows = jdbc.sql(
                        SELECT + where + after + " order by e.stored_at desc, e.id desc limit :limit")
                .param("state", DeskEmailState.of(state).map(Enum::name).orElse(null), Types.VARCHAR)
                .param("at", Sql.at(before.at()), Types.TIMESTAMP)
                .param("id", before.id(), Types.OTHER)
                .param("limit", size + 1)
                .query((row, n) -> DeskEmailRow.of(row))
                .list();
        return PageOf.of(rows, size, last -> new Position(last.storedAt(), last.id()).toString());
    }

    /** How many need somebody, counted up to this many. */
    public int waiting(int most) {
        return jdbc.sql("select count(*) from (select from mail_desk_email where state in " + WAITING
                        + " limit :most) w")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    public DeskEmailRow get(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query((row, n) -> DeskEmailRow.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("email", id));
    }

    /** As it came; empty where it could not be fetched, or is no longer kept. */
    public Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from mail_desk_email where id = :id and raw is not null")
                .param("id", id)
                .query((row, n) -> row.getBytes("raw"))
                .optional();
    }

    /** What it says; empty where that cannot be told. */
    public Optional<ReadEmail> content(UUID id) {
        try {
            return raw(id).map(EmailReader::read);
        } catch (UnreadableEmail e) {
            return Optional.empty();
        }
    }

    /** Where a page ends: time and id of its last entry. */
    private record Position(Instant at, UUID id) {

        static Position of(String cursor) {
            try {
                int gap = cursor.indexOf('_');
                return new Position(
                        Instant.parse(cursor.substring(0, gap)), UUID.fromString(cursor.substring(gap + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new NotFound("page", cursor);
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
