package com.bmasia.crm.tickets.process;

import com.bmasia.crm.engine.ProcessRecords;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.list.TicketSearchIndex;
import com.bmasia.crm.users.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a task of the ticket lifecycle is about. */
@Component
class TicketRecords implements ProcessRecords {

    private static final OnPage ON_PAGE = new OnPage(
            true,
            Map.of(
                    "resolve", "?as=resolve#reply",
                    "waitForCustomer", "?as=wait#reply"));

    private final JdbcClient jdbc;
    private final TicketSearchIndex index;
    private final Clock clock;

    TicketRecords(JdbcClient jdbc, TicketSearchIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return TicketModel.LIFECYCLE;
    }

    @Override
    public Map<String, RecordLink> find(Collection<String> businessKeys) {
        return businessKeys.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select t.id, t.number, t.subject, t.status, t.priority, c.name as company_name,
                                       t.sla_response_reached_at is null and t.sla_response_due_at < :now
                                       or t.sla_resolution_reached_at is null and t.sla_resolution_due_at < :now as breached,
                                       t.sla_response_reached_at is null and t.sla_response_raised between 1 and 99
                                       or t.sla_resolution_reached_at is null and t.sla_resolution_raised between 1 and 99 as at_risk
                                  from ticket t join company c on c.id = t.company_id
                                 where t.id in (:ids)
                                """)
                        .param(
                                "ids",
                                businessKeys.stream().map(UUID::fromString).toList())
                        .param("now", Sql.at(clock.instant()))
                        .query((row, n) -> link(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(RecordLink::businessKey, Function.identity()));
    }

    private static RecordLink link(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Facts facts = new Facts(
                row.getString("company_name"),
                badge("status", row.getString("status")),
                badge("priority", row.getString("priority")),
                row.getBoolean("breached")
                        ? new Badge("priority", "urgent", "tickets.sla.breached")
                        : row.getBoolean("at_risk") ? new Badge("priority", "high", "tickets.sla.atRisk") : null);
        return new RecordLink(id, row.getString("number"), row.getString("subject"), "/tickets/" + id, facts);
    }

    private static Badge badge(String kind, String constant) {
        String code = constant.toLowerCase(Locale.ROOT);
        return new Badge(kind, code, "tickets." + kind + "." + code);
    }

    /** Triage is done on the ticket; what is said to the customer belongs into the box for replies. */
    @Override
    public Optional<OnPage> onPage() {
        return Optional.of(ON_PAGE);
    }

    @Override
    public List<String> search(String typed, int limit) {
        SearchWords words = SearchWords.of(typed);
        return jdbc.sql("select t.id from ticket t where t.status <> 'CLOSED' and " + index.condition(words, "word")
                        + " order by t.id desc limit :limit")
                .params(words.parameters("word"))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    public String permissionToSee() {
        return Permission.USE_TICKETS.name();
    }

    @Override
    public String permissionToWorkOnAny() {
        return Permission.EDIT_ANY_TICKET.name();
    }
}
