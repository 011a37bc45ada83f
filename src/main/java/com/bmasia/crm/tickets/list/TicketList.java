package com.bmasia.crm.tickets.list;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.list.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Tickets by filter and order, page by page. No page costs more than the ones before it. */
@Component
public class TicketList {

    private static final int EXPORT_PAGE = 500;

    /** The names beside the ids are looked up only for the rows of the page, not for all that match. */
    private static final String SELECT = """
            select p.*, c.name as company_name, k.name as contact_name, m.name as team_name, a.full_name as assignee_name
              from (select t.id, t.number, t.subject, t.status, t.priority, t.category, t.company_id, t.contact_id, t.team,
                           t.assignee_id, t.created_by, t.tags, t.due_at, %s as overdue, t.first_response_at, t.resolved_at, t.closed_at,
                           t.created_at, t.updated_at, %s
                      from ticket t
                     where %s
                     order by %s
                     limit :list_limit) p
              join company c on c.id = p.company_id
              join team m on m.key = p.team
              left join contact k on k.id = p.contact_id
              left join user_account a on a.id = p.assignee_id
             order by %s
            """;

    private final JdbcClient jdbc;
    private final TicketSearchIndex search;
    private final Clock clock;
    private final ZoneId zone;

    TicketList(JdbcClient jdbc, TicketSearchIndex search, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
        this.zone = zone;
    }

    public PageOf<TicketRow> page(TicketFilter filter, TicketSort sort, String after, int size) {
        Keyset.Place place = sort.keyset().after(after);
        TicketConditions where = TicketConditions.of(filter, search, clock.instant(), zone);
        if (sort == TicketSort.DUE) {
            where.and("t.due_at is not null and t.status in ('NEW', 'ASSIGNED', 'IN_PROGRESS')");
        }
        return place.page(query(where.and(place.condition()), sort), size, (row, n) -> ticket(row));
    }

    /** All that match, in pieces, so that an export of any length needs the memory of one piece. */
    public void each(TicketFilter filter, TicketSort sort, Consumer<TicketRow> row) {
        String cursor = null;
        do {
            PageOf<TicketRow> page = page(filter, sort, cursor, EXPORT_PAGE);
            page.items().forEach(row);
            cursor = page.next();
        } while (cursor != null);
    }

    /** How many match, but never more than {@code most}: counting further would cost more than the answer is worth. */
    public int count(TicketFilter filter, int most) {
        return count(TicketConditions.of(filter, search, clock.instant(), zone), most);
    }

    private int count(TicketConditions where, int most) {
        return where.bind(jdbc.sql("select count(*) from (select 1 from ticket t where " + where.sql()
                                + " limit :limit) c")
                        .param("limit", most))
                .query(Integer.class)
                .single();
    }

    /** How many that match have changed since, but never more than {@code most}. */
    public int countChanged(TicketFilter filter, Instant since, int most) {
        TicketConditions where = TicketConditions.of(filter, search, clock.instant(), zone)
                .and("t.updated_at > :since")
                .with("since", Sql.at(since));
        return count(where, most);
    }

    /** These tickets, in no particular order; unknown ids are absent. */
    public List<TicketRow> find(Collection<TicketId> ids) {
        TicketConditions where = TicketConditions.ids(ids);
        return ids.isEmpty() ? List.of() : tickets(where, TicketSort.NEWEST, ids.size());
    }

    /** Open tickets of the company whose subject is like what is being typed: perhaps the same request twice. */
    public List<TicketRow> similar(CompanyId company, String subject, int limit) {
        TicketConditions where = TicketConditions.similar(company, subject);
        return tickets(where, TicketSort.NEWEST, limit);
    }

    private List<TicketRow> tickets(TicketConditions where, TicketSort sort, int limit) {
        return query(where, sort)
                .param("list_limit", limit)
                .query((row, n) -> ticket(row))
                .list();
    }

    private StatementSpec query(TicketConditions where, TicketSort sort) {
        String order = sort.keyset().orderBy();
        String sql = SELECT.formatted(
                TicketConditions.OVERDUE, sort.keyset().columns(), where.sql(), order, order.replace("t.", "p."));
        return where.bind(jdbc.sql(sql)).param("now", Sql.at(clock.instant()));
    }

    private static TicketRow ticket(ResultSet row) throws SQLException {
        return new TicketRow(
                new TicketId(Sql.uuid(row, "id")),
                row.getString("number"),
                row.getString("subject"),
                TicketStatus.valueOf(row.getString("status")),
                TicketPriority.valueOf(row.getString("priority")),
                TicketCategory.valueOf(row.getString("category")),
                new CompanyId(Sql.uuid(row, "company_id")),
                row.getString("company_name"),
                row.getString("contact_name"),
                row.getString("team"),
                row.getString("team_name"),
                person(row, "assignee_id"),
                row.getString("assignee_name"),
                person(row, "created_by"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                Sql.instant(row, "due_at"),
                row.getBoolean("overdue"),
                Sql.instant(row, "first_response_at"),
                Sql.instant(row, "resolved_at"),
                Sql.instant(row, "closed_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static UserId person(ResultSet row, String column) throws SQLException {
        UUID id = Sql.uuid(row, column);
        return id == null ? null : new UserId(id);
    }
}
