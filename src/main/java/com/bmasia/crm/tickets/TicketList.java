package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tickets as the list of tickets shows them, for pages beside it. */
@Component
public class TicketList {

    private static final String NEWEST = "-created_at";

    private final ListSpec<TicketRow> tickets;
    private final Lists lists;
    private final Clock clock;

    TicketList(ListSpec<TicketRow> tickets, Lists lists, Clock clock) {
        this.tickets = tickets;
        this.lists = lists;
        this.clock = clock;
    }

    /** All tickets, as this person asks for them. */
    public Scope scope(CurrentUser person) {
        return all().with("me", person.id().value());
    }

    /** These tickets, in no particular order; unknown ids are absent. */
    public List<TicketRow> find(Collection<TicketId> ids) {
        List<UUID> keys = ids.stream().map(TicketId::value).toList();
        return ids.isEmpty()
                ? List.of()
                : lists.rows(tickets, all().where("t.id in (:ids)").with("ids", keys), NEWEST, ids.size());
    }

    /** Open tickets of the company whose subject is like what is being typed: perhaps the same request twice. */
    public List<TicketRow> similar(CompanyId company, String subject, int limit) {
        Scope scope = all().where("t.status <> 'CLOSED' and t.company_id = :company")
                .where("word_similarity(:subject, t.subject) > 0.4")
                .with("company", company.value())
                .with("subject", subject);
        return lists.rows(tickets, scope, NEWEST, limit);
    }

    /** The newest tickets that a query finds. */
    public PageOf<TicketRow> newest(ListQuery query, int limit) {
        return lists.page(tickets, query, all(), limit);
    }

    private Scope all() {
        return Scope.all().with("now", Sql.at(clock.instant()));
    }
}
