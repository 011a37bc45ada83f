package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.web.list.Keyset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Mails that came back, newest first. */
@Component
public class BounceMessageQueries {

    private static final Keyset ORDER = Keyset.newestFirst("returned", "i.stored_at", "i.id");

    private static final String SELECT = "select " + BounceMessage.COLUMNS + ", " + ORDER.columns() + """
              from mail_inbound i
              left join lateral (select * from mail_report r where r.inbound_id = i.id
                                  order by r.mail_id is null, r.position limit 1) r on true
              left join mail_message m on m.id = r.mail_id
            """;

    private final JdbcClient jdbc;

    BounceMessageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state null for all but out-of-office notes and what was dismissed */
    public PageOf<BounceMessage> list(BounceState state, String cursor, int size) {
        Keyset.Place place = ORDER.after(cursor);
        // Conditions only where they are asked for: the planner knows no plan that suits both.
        String where = state == null ? " where i.state not in ('NO_REPORT', 'DISMISSED')" : " where i.state = :state";
        StatementSpec statement =
                jdbc.sql(SELECT + where + place.rest()).param("state", state == null ? null : state.name());
        return place.page(statement, size, (row, n) -> BounceMessage.of(row));
    }

    public BounceMessage.Details get(UUID id) {
        BounceMessage mail = jdbc.sql(SELECT + " where i.id = :id")
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
