package com.bmasia.crm.tickets.replies;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.Snippets;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Canned replies: everybody's own, and shared ones, which those keep who may edit any ticket. */
@Service
@Transactional
@Requires(Permission.USE_TICKETS)
public class CannedReplies {

    /** What can be filled in from the ticket and the person who writes. */
    public static final Set<String> VARIABLES = Set.of(
            "contact_name",
            "company_name",
            "ticket_number",
            "ticket_subject",
            "ticket_status",
            "sender_name",
            "current_year");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 20_000;

    private static final String VISIBLE = """
            select id, name, text_en, text_th, owner_id is null as shared from canned_reply
             where (owner_id is null or owner_id = :person)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CannedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<CannedReply> visibleTo(CurrentUser person) {
        return jdbc.sql(VISIBLE + " order by lower(name), id")
                .param("person", person.id().value())
                .query(CannedReply.class)
                .list();
    }

    /** By name or text, names that begin with what was typed first. */
    @Transactional(readOnly = true)
    public List<CannedReply> search(String typed, int limit, CurrentUser person) {
        return jdbc.sql(VISIBLE + """
                         and (name ilike :anywhere or text_en ilike :anywhere or text_th ilike :anywhere)
                         order by name ilike :begins desc, name ilike :anywhere desc, lower(name), id limit :limit
                        """)
                .param("person", person.id().value())
                .param("anywhere", Sql.contains(typed))
                .param("begins", Sql.contains(typed).substring(1))
                .param("limit", limit)
                .query(CannedReply.class)
                .list();
    }

    @Transactional(readOnly = true)
    public CannedReply get(UUID id, CurrentUser person) {
        return jdbc.sql(VISIBLE + " and id = :id")
                .param("person", person.id().value())
                .param("id", id)
                .query(CannedReply.class)
                .optional()
                .orElseThrow(() -> new NotFound("canned reply", id));
    }

    public UUID create(String name, String textEn, String textTh, boolean shared, CurrentUser by) {
        requireMay(shared, by);
        CannedReply reply = checked(new CannedReply(Ids.next(), name, textEn, textTh, shared), by);
        jdbc.sql("""
                        insert into canned_reply (id, owner_id, name, text_en, text_th, created_at, updated_at)
                        values (:id, :owner, :name, :en, :th, :now, :now)
                        """)
                .param("id", reply.id())
                .param("owner", shared ? null : by.id().value(), Types.OTHER)
                .param("name", reply.name())
                .param("en", reply.textEn())
                .param("th", reply.textTh())
                .param("now", Sql.at(clock.instant()))
                .update();
        return reply.id();
    }

    public void change(UUID id, String name, String textEn, String textTh, boolean shared, CurrentUser by) {
        requireMay(get(id, by).shared() || shared, by);
        CannedReply reply = checked(new CannedReply(id, name, textEn, textTh, shared), by);
        jdbc.sql("""
                        update canned_reply
                           set owner_id = :owner, name = :name, text_en = :en, text_th = :th, updated_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("owner", shared ? null : by.id().value(), Types.OTHER)
                .param("name", reply.name())
                .param("en", reply.textEn())
                .param("th", reply.textTh())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    public void remove(UUID id, CurrentUser by) {
        requireMay(get(id, by).shared(), by);
        jdbc.sql("delete from canned_reply where id = ?").param(id).update();
    }

    private static void requireMay(boolean shared, CurrentUser by) {
        if (shared && !by.may(Permission.EDIT_ANY_TICKET)) {
            throw new AccessDeniedException("shared canned reply");
        }
    }

    private CannedReply checked(CannedReply typed, CurrentUser by) {
        Checks checks = new Checks();
        String name = checks.required("name", typed.name(), LONGEST_NAME);
        boolean taken = visibleTo(by).stream()
                .anyMatch(other -> other.shared() == typed.shared()
                        && !other.id().equals(typed.id())
                        && other.name().equalsIgnoreCase(name));
        checks.require(!taken, "name", "tickets.canned.rule.taken");
        String english = checks.required("textEn", text("textEn", typed.textEn(), checks));
        String thai = text("textTh", typed.textTh(), checks);
        checks.throwIfAny();
        return new CannedReply(typed.id(), name, english, thai == null ? "" : thai, typed.shared());
    }

    private static String text(String field, String typed, Checks checks) {
        return checks.read(field, checks.text(field, typed, LONGEST_TEXT), text -> {
            Snippets.check(field, text, TemplateType.TICKET_UPDATED, VARIABLES);
            return text;
        });
    }
}
