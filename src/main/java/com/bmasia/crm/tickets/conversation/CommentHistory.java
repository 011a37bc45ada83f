package com.bmasia.crm.tickets.conversation;

import com.bmasia.crm.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a comment after it was written. */
@Component
public class CommentHistory {

    private final JdbcClient jdbc;

    CommentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Words that were replaced, when and by whom. */
    public record Version(String text, String by, Instant at) {}

    /**
     * @param earlier oldest first
     * @param deletedBy null where it stands
     */
    public record Story(List<Version> earlier, String deletedBy, Instant deletedAt) {}

    public Story of(UUID comment) {
        List<Version> earlier = jdbc.sql("""
                        select v.text, u.full_name as by, v.replaced_at
                          from ticket_comment_version v join user_account u on u.id = v.replaced_by
                         where v.comment_id = ? order by v.replaced_at, v.id
                        """)
                .param(comment)
                .query((row, n) ->
                        new Version(row.getString("text"), row.getString("by"), Sql.instant(row, "replaced_at")))
                .list();
        return jdbc.sql("""
                        select u.full_name, c.deleted_at
                          from ticket_comment c left join user_account u on u.id = c.deleted_by where c.id = ?
                        """)
                .param(comment)
                .query((row, n) -> new Story(earlier, row.getString("full_name"), Sql.instant(row, "deleted_at")))
                .single();
    }
}
