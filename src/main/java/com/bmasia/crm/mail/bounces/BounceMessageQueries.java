package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.shared.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A mail that came back, with all that is known of it. */
@Component
public class BounceMessageQueries {

    private static final String ONE = "select p.*, " + BounceMessage.FOUND + " from (select " + BounceMessage.COLUMNS
            + " from mail_inbound i where i.id = :id) p " + BounceMessage.REPORTS;

    private final JdbcClient jdbc;

    BounceMessageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public BounceMessage.Details get(UUID id) {
        BounceMessage mail = jdbc.sql(ONE)
                .param("id", id)
                .query((row, n) -> BounceMessage.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("returned mail", id));
        List<BounceMessage.Finding> findings = jdbc.sql("""
                        select r.*, m.to_name, m.to_address, m.subject as mail_subject
                          from mail_report r left join mail_message m on m.id = r.mail_id
                         where r.inbound_id = :id order by r.position
                        """)
                .param("id", id)
                .query((row, n) -> BounceMessage.Finding.of(row))
                .list();
        return new BounceMessage.Details(mail, findings);
    }

    /** Its text as it came; empty where it is no longer kept. */
    public Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from mail_inbound where id = :id and raw is not null")
                .param("id", id)
                .query((row, n) -> row.getBytes("raw"))
                .optional();
    }
}
