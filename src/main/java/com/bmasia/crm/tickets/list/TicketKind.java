package com.bmasia.crm.tickets.list;

import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordLink;
import com.bmasia.crm.users.records.RecordLink.Badge;
import com.bmasia.crm.users.records.RecordLink.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets, as other modules name, find and open them. */
@Component
@Order(10)
public class TicketKind implements RecordKind {

    private static final ListPage LIST = new ListPage("tickets.nav.list", "/tickets?q=");

    private static final TasksOnPage ON_PAGE = new TasksOnPage(
            true,
            Map.of(
                    "resolve", "?as=resolve#reply",
                    "waitForCustomer", "?as=wait#reply"));

    private final JdbcClient jdbc;
    private final TicketSearchIndex index;
    private final Clock clock;

    TicketKind(JdbcClient jdbc, TicketSearchIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public String name() {
        return TicketId.KIND;
    }

    @Override
    public String texts() {
        return "tickets";
    }

    @Override
    public String icon() {
        return "life-preserver";
    }

    @Override
    public Permission toSee() {
        return Permission.USE_TICKETS;
    }

    @Override
    public Permission toSeeHistory() {
        return Permission.USE_TICKETS;
    }

    @Override
    public Permission toWorkOnAny() {
        return Permission.EDIT_ANY_TICKET;
    }

    @Override
    public Set<String> processKeys() {
        return Set.of("ticket-lifecycle", "ticket-routing", "ticket-escalation");
    }

    /** Triage is done on the ticket; what is said to the customer belongs into the box for replies. */
    @Override
    public Optional<TasksOnPage> tasksOnPage() {
        return Optional.of(ON_PAGE);
    }

    @Override
    public Map<UUID, RecordLink> find(Collection<UUID> ids) {
        Map<UUID, RecordLink> found = new HashMap<>();
        jdbc.sql("""
                        select t.id, t.number, t.subject, t.status, t.priority, c.name as company_name,
                               t.sla_response_reached_at is null and t.sla_response_due_at < :now
                               or t.sla_resolution_reached_at is null and t.sla_resolution_due_at < :now as breached,
                               t.sla_response_reached_at is null and t.sla_response_raised between 1 and 99
                               or t.sla_resolution_reached_at is null and t.sla_resolution_raised between 1 and 99 as at_risk
                          from ticket t join company c on c.id = t.company_id
                         where t.id = any (:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Sql.at(clock.instant()))
                .query(row -> {
                    found.put(Sql.uuid(row, "id"), link(row));
                });
        return found;
    }

    private static RecordLink link(ResultSet row) throws SQLException {
        Facts facts = new Facts(
                row.getString("company_name"),
                badge("status", row.getString("status")),
                badge("priority", row.getString("priority")),
                row.getBoolean("breached")
                        ? new Badge("priority", "urgent", "tickets.sla.breached")
                        : row.getBoolean("at_risk") ? new Badge("priority", "high", "tickets.sla.atRisk") : null);
        return new RecordLink(
                row.getString("number"), row.getString("subject"), "/tickets/" + row.getString("id"), facts);
    }

    private static Badge badge(String kind, String constant) {
        String code = constant.toLowerCase(Locale.ROOT);
        return new Badge(kind, code, "tickets." + kind + "." + code);
    }

    @Override
    public Optional<ListPage> list() {
        return Optional.of(LIST);
    }

    @Override
    public List<UUID> search(String typed, int limit) {
        return search("true", typed, limit);
    }

    @Override
    public List<UUID> searchOpen(String typed, int limit) {
        return search("t.status <> 'CLOSED'", typed, limit);
    }

    private List<UUID> search(String which, String typed, int limit) {
        SearchWords words = SearchWords.of(typed);
        return jdbc.sql("select t.id from ticket t where %s and %s order by t.id desc limit :limit"
                        .formatted(which, index.condition(words, "word")))
                .params(words.parameters("word"))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
