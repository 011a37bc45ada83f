package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.mime.EmailReader;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.mail.mime.UnreadableEmail;
import com.bmasia.crm.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Emails to the desks, one at a time, and how many of them need somebody. */
@Component
public class DeskEmailQueries {

    /** Those that need somebody. */
    public static final String WAITING = "e.state in ('REVIEW', 'QUARANTINED')";

    private final JdbcClient jdbc;

    DeskEmailQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many need somebody, counted up to this many. */
    public int waiting(int most) {
        return jdbc.sql("select count(*) from (select from mail_desk_email e where " + WAITING + " limit :most) w")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    public DeskEmailRow get(UUID id) {
        return jdbc.sql("select " + DeskEmailRow.COLUMNS + " from mail_desk_email e where e.id = :id")
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
