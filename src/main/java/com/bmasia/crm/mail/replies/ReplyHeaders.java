package com.bmasia.crm.mail.replies;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.replies.RepliesTo.Thread;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an email of ours needs so that the reply to it finds its record, and stands below it in people's programs. */
@Component
public class ReplyHeaders {

    /** Of the part before the @ (RFC 5321). */
    private static final int LONGEST_LOCAL_PART = 64;

    private final ObjectProvider<RepliesTo> kinds;
    private final ReplyTokens tokens;
    private final JdbcClient jdbc;

    ReplyHeaders(ObjectProvider<RepliesTo> kinds, ReplyTokens tokens, JdbcClient jdbc) {
        this.kinds = kinds;
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    /**
     * @param label null where the record has none
     * @param replyTo null where there is no desk
     * @param references Message-IDs of the thread, the last one being answered
     */
    public record Of(String label, String replyTo, List<String> references) {

        private static final Of NOTHING = new Of(null, null, List.of());

        /** The subject with the label in it. */
        public String subject(String subject) {
            return label == null || subject.contains(label) ? subject : "[" + label + "] " + subject;
        }
    }

    /** @param about may be null */
    public Of about(AboutRecord about) {
        return about == null
                ? Of.NOTHING
                : kinds.stream()
                        .filter(kind -> kind.recordKind().equals(about.kind()))
                        .findFirst()
                        .flatMap(kind -> kind.thread(about.id()))
                        .map(thread -> new Of(thread.label(), replyTo(thread), references(about)))
                        .orElse(Of.NOTHING);
    }

    private record Desk(String address, boolean plus) {}

    private String replyTo(Thread thread) {
        return desk(thread.team()).map(desk -> address(desk, thread.label())).orElse(null);
    }

    private Optional<Desk> desk(String team) {
        return jdbc.sql("""
                        select address, plus from mail_mailbox
                         where team is not null and enabled
                         order by team = :team desc, address limit 1
                        """).param("team", team).query(Desk.class).optional();
    }

    private String address(Desk desk, String label) {
        int at = desk.address().lastIndexOf('@');
        String local = desk.address().substring(0, at) + "+" + tokens.of(label);
        return desk.plus() && local.length() <= LONGEST_LOCAL_PART
                ? local + desk.address().substring(at)
                : desk.address();
    }

    /** The customer's last email, which is what our answer belongs below. */
    private List<String> references(AboutRecord about) {
        return jdbc.sql("""
                        select message_id from (
                            select message_id, stored_at from mail_desk_email
                             where record_kind = :kind and record_id = :id and message_id is not null and automatic is null
                             order by stored_at desc, id desc limit 5) newest
                         order by stored_at
                        """)
                .param("kind", about.kind())
                .param("id", about.id())
                .query(String.class)
                .list();
    }
}
