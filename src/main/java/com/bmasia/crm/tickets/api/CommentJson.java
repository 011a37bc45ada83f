package com.bmasia.crm.tickets.api;

import com.bmasia.crm.shared.Sql;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A comment as API clients know it. {@code author} is null where a customer spoke. */
record CommentJson(
        UUID id,
        UUID ticket,
        UUID author,
        String authorName,
        String text,
        @JsonProperty("is_internal") boolean internal,
        @JsonProperty("is_customer") boolean customer,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            m.id, m.ticket_id, case when m.author = 'STAFF' then m.author_id end as author_id,
            coalesce(k.name, w.full_name) as author_name, m.text, m.internal, m.author = 'CUSTOMER' as customer,
            m.created_at, m.updated_at
            """;

    static final String FROM = """
            ticket_comment m
            left join contact k on k.id = m.contact_id
            left join user_account w on w.id = m.author_id
            """;

    static CommentJson of(ResultSet row) throws SQLException {
        return new CommentJson(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "ticket_id"),
                Sql.uuid(row, "author_id"),
                row.getString("author_name"),
                row.getString("text"),
                row.getBoolean("internal"),
                row.getBoolean("customer"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
