package com.bmasia.crm.tickets.list;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A {@link TicketFilter} as SQL over {@code ticket t}, written so that each part can use an index. */
public final class TicketConditions {

    /** The clock stands still while a ticket waits for its customer, so it cannot become overdue then. */
    public static final String OVERDUE = "(t.status in ('NEW', 'ASSIGNED', 'IN_PROGRESS') and t.due_at < :now)";

    /** Work that nobody does: it is in the hands of somebody without an active account. */
    public static final String OF_INACTIVE =
            "(t.status <> 'CLOSED' and t.assignee_id in (select u.id from user_account u where not u.active))";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private TicketConditions() {}

    static TicketConditions of(TicketFilter filter, TicketSearchIndex search, Instant now, ZoneId zone) {
        TicketConditions where = new TicketConditions();
        where.text(filter.text(), search);
        where.in("t.status", "statuses", filter.statuses());
        where.in("t.priority", "priorities", filter.priorities());
        where.in("t.category", "categories", filter.categories());
        where.in("t.team", "teams", filter.teams());
        where.assignee(filter.assignee());
        where.is(
                "t.company_id",
                "company",
                filter.company() == null ? null : filter.company().value());
        where.created(filter.createdFrom(), filter.createdTo(), zone);
        where.closed(filter.closedFrom(), zone);
        where.state(filter, now);
        return where;
    }

    static TicketConditions ids(Collection<TicketId> ids) {
        TicketConditions where = new TicketConditions();
        return where.and("t.id in (:ids)")
                .with("ids", ids.stream().map(TicketId::value).toList());
    }

    static TicketConditions similar(CompanyId company, String subject) {
        TicketConditions where = new TicketConditions();
        where.and("t.status <> 'CLOSED'");
        where.is("t.company_id", "company", company.value());
        return where.and("word_similarity(:subject, t.subject) > 0.4").with("subject", subject);
    }

    TicketConditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    TicketConditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    StatementSpec bind(StatementSpec statement) {
        StatementSpec bound = statement;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            bound = bound.param(parameter.getKey(), parameter.getValue());
        }
        return bound;
    }

    private void text(String text, TicketSearchIndex search) {
        SearchWords words = SearchWords.of(text);
        if (!words.isEmpty()) {
            and(search.condition(words, "word"));
            parameters.putAll(words.parameters("word"));
        }
    }

    private void in(String column, String parameter, Set<?> values) {
        if (!values.isEmpty()) {
            and(column + " in (:" + parameter + ")")
                    .with(parameter, values.stream().map(Object::toString).toList());
        }
    }

    private void is(String column, String parameter, Object value) {
        if (value != null) {
            and(column + " = :" + parameter).with(parameter, value);
        }
    }

    private void assignee(UserId person) {
        if (TicketFilter.INACTIVE_PEOPLE.equals(person)) {
            and(OF_INACTIVE);
        } else {
            is("t.assignee_id", "assignee", person == null ? null : person.value());
        }
    }

    private void closed(LocalDate from, ZoneId zone) {
        if (from != null) {
            and("t.closed_at >= :closedFrom")
                    .with("closedFrom", Sql.at(from.atStartOfDay(zone).toInstant()));
        }
    }

    private void created(LocalDate from, LocalDate to, ZoneId zone) {
        if (from != null) {
            and("t.created_at >= :createdFrom")
                    .with("createdFrom", Sql.at(from.atStartOfDay(zone).toInstant()));
        }
        if (to != null) {
            and("t.created_at < :createdTo")
                    .with("createdTo", Sql.at(to.plusDays(1).atStartOfDay(zone).toInstant()));
        }
    }

    private void state(TicketFilter filter, Instant now) {
        if (filter.tag() != null && !filter.tag().isBlank()) {
            and("t.tags @> array[:tag]::text[]").with("tag", filter.tag().strip());
        }
        if (filter.open() != null) {
            and("t.status " + (filter.open() ? "not in" : "in") + " ('RESOLVED', 'CLOSED')");
        }
        if (filter.unassigned()) {
            and("t.assignee_id is null and t.status <> 'CLOSED'");
        }
        if (filter.overdue()) {
            and(OVERDUE).with("now", Sql.at(now));
        }
    }
}
