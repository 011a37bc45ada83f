package com.bmasia.crm.tickets.list;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ticket lists that somebody gave a name, for themselves or for all. */
@Service
@Transactional
public class TicketViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    TicketViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param address the list's filters and order as they stand in its address, without the question mark */
    public record View(UUID id, String name, String address, boolean shared, boolean own) {}

    @Requires(Permission.USE_TICKETS)
    @Transactional(readOnly = true)
    public List<View> visibleTo(CurrentUser person) {
        return jdbc.sql("""
                        select id, name, address, shared, owner_id = :owner as own
                          from ticket_view
                         where owner_id = :owner or shared
                         order by own desc, lower(name), id
                        """)
                .param("owner", person.id().value())
                .query(View.class)
                .list();
    }

    /**
     * Saving under a name that one has already replaces that view.
     *
     * @return whether there was one
     */
    @Requires(Permission.USE_TICKETS)
    public boolean save(String name, String address, boolean shared, CurrentUser by) {
        String clean = clean(name);
        if (address.length() > LONGEST_ADDRESS) {
            throw new RuleViolation("name", "tickets.view.rule.address");
        }
        boolean known = isTaken(clean, null, by);
        jdbc.sql("""
                        insert into ticket_view (id, owner_id, name, address, shared, created_at)
                        values (:id, :owner, :name, :address, :shared, :at)
                        on conflict (owner_id, lower(name))
                        do update set name = excluded.name, address = excluded.address, shared = excluded.shared
                        """)
                .param("id", Ids.next())
                .param("owner", by.id().value())
                .param("name", clean)
                .param("address", address)
                .param("shared", shared)
                .param("at", Sql.at(clock.instant()))
                .update();
        return known;
    }

    /** Another name for a view of one's own, and whether others see it. */
    @Requires(Permission.USE_TICKETS)
    public void rename(UUID id, String name, boolean shared, CurrentUser by) {
        View view = find(id, by);
        if (!view.own()) {
            throw new AccessDeniedException("view of another person");
        }
        String clean = clean(name);
        if (isTaken(clean, id, by)) {
            throw new RuleViolation("name", "tickets.view.rule.taken");
        }
        jdbc.sql("update ticket_view set name = ?, shared = ? where id = ?")
                .params(clean, shared, id)
                .update();
    }

    /** One's own; those who may edit any ticket remove shared views of others too. */
    @Requires(Permission.USE_TICKETS)
    public void remove(UUID id, CurrentUser by) {
        View view = find(id, by);
        if (!view.own() && !by.may(Permission.EDIT_ANY_TICKET)) {
            throw new AccessDeniedException("view of another person");
        }
        jdbc.sql("delete from ticket_view where id = ?").param(id).update();
    }

    private View find(UUID id, CurrentUser by) {
        return visibleTo(by).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("view", id));
    }

    private boolean isTaken(String name, UUID except, CurrentUser by) {
        return visibleTo(by).stream()
                .anyMatch(view -> view.own()
                        && view.name().equalsIgnoreCase(name)
                        && !view.id().equals(except));
    }

    private static String clean(String name) {
        String clean = SingleLine.of(name);
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new RuleViolation("name", "tickets.view.rule.name", LONGEST_NAME);
        }
        return clean;
    }
}
