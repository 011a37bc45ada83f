package com.bmasia.crm.users.lists;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.list.ListMemory.SavedView;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists with their filters that somebody gave a name, for themselves or for all who see the list. */
@Service
@Transactional
public class SavedViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of all lists, one's own first. */
    @Transactional(readOnly = true)
    public List<SavedView> visibleTo(CurrentUser person) {
        return jdbc.sql("""
                        select id, list, name, address, shared, owner_id = :owner as own
                          from saved_view
                         where owner_id = :owner or shared
                         order by own desc, lower(name), id
                        """)
                .param("owner", person.id().value())
                .query(SavedView.class)
                .list();
    }

    /**
     * Saving under a name that one has already replaces that view.
     *
     * @param address the list's filters and order as they stand in its address, without the question mark
     * @return whether there was one
     */
    public boolean save(String list, String name, String address, boolean shared, CurrentUser by) {
        String clean = clean(name);
        if (address.length() > LONGEST_ADDRESS) {
            throw new RuleViolation("name", "web.view.rule.address");
        }
        boolean known = isTaken(list, clean, null, by);
        jdbc.sql("""
                        insert into saved_view (id, list, owner_id, name, address, shared, created_at)
                        values (:id, :list, :owner, :name, :address, :shared, :at)
                        on conflict (owner_id, list, lower(name))
                        do update set name = excluded.name, address = excluded.address, shared = excluded.shared
                        """)
                .param("id", Ids.next())
                .param("list", list)
                .param("owner", by.id().value())
                .param("name", clean)
                .param("address", address)
                .param("shared", shared)
                .param("at", Sql.at(clock.instant()))
                .update();
        return known;
    }

    /** Another name for a view of one's own, and whether others see it. */
    public void rename(UUID id, String name, boolean shared, CurrentUser by) {
        SavedView view = find(id, by);
        if (!view.own()) {
            throw new AccessDeniedException("view of another person");
        }
        String clean = clean(name);
        if (isTaken(view.list(), clean, id, by)) {
            throw new RuleViolation("name", "web.view.rule.taken");
        }
        jdbc.sql("update saved_view set name = ?, shared = ? where id = ?")
                .params(clean, shared, id)
                .update();
    }

    /** One's own; those who look after the work of all remove shared views of others too. */
    public void remove(UUID id, CurrentUser by) {
        SavedView view = find(id, by);
        if (!view.own() && !mayRemoveOthers(by)) {
            throw new AccessDeniedException("view of another person");
        }
        jdbc.sql("delete from saved_view where id = ?").param(id).update();
    }

    static boolean mayRemoveOthers(CurrentUser person) {
        return person.may(Permission.EDIT_ANY_TICKET);
    }

    private SavedView find(UUID id, CurrentUser by) {
        return visibleTo(by).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("view", id));
    }

    private boolean isTaken(String list, String name, UUID except, CurrentUser by) {
        return visibleTo(by).stream()
                .anyMatch(view -> view.own()
                        && view.list().equals(list)
                        && view.name().equalsIgnoreCase(name)
                        && !view.id().equals(except));
    }

    private static String clean(String name) {
        String clean = SingleLine.of(name);
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw new RuleViolation("name", "web.view.rule.name", LONGEST_NAME);
        }
        return clean;
    }
}
