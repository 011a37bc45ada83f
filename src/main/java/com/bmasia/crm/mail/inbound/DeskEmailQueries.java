package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.mime.EmailReader;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.mail.mime.UnreadableEmail;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.web.list.Keyset;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Emails to the desks, newest first. */
@Component
public class DeskEmailQueries {

    private static final Keyset ORDER = Keyset.newestFirst("desk-emails", "e.stored_at", "e.id");
    private static final String SELECT =
            "select " + DeskEmailRow.COLUMNS + ", " + ORDER.columns() + " from mail_desk_email e";
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
        Keyset.Place place = ORDER.after(cursor);
        String where = switch (state) {
            case "" -> " where true";
            case "waiting" -> " where e.state in " + WAITING;
            default -> " where e.state = :state";
        };
        StatementSpec statement = jdbc.sql(SELECT + where + place.rest())
                .param("state", DeskEmailState.of(state).map(Enum::name).orElse(null), Types.VARCHAR);
        return place.page(statement, size, (row, n) -> DeskEmailRow.of(row));
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
}
