package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.list.Choice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of tickets, for pages and API. Its SQL names the table {@code t}, the person {@code :me}, the time {@code :now}. */
@Configuration(proxyBeanMethods = false)
class TicketLists {

    private static final String COLUMNS = """
            t.id, t.number, t.subject, t.status, t.priority, t.category, t.company_id, t.contact_id, t.team, t.assignee_id,
            t.created_by, t.tags, t.due_at, %s as overdue, t.first_response_at, t.resolved_at, t.closed_at, t.created_at,
            t.updated_at""".formatted(TicketQueries.OVERDUE);

    private static final String NAMES =
            "c.name as company_name, k.name as contact_name, m.name as team_name, a.full_name as assignee_name";

    private static final String LOOKUPS = """
            join company c on c.id = p.company_id
            join team m on m.key = p.team
            left join contact k on k.id = p.contact_id
            left join user_account a on a.id = p.assignee_id""";

    private static final String MOST_URGENT =
            "array_position(array['LOW','MEDIUM','HIGH','URGENT']::varchar[], t.priority)";

    private static final String OPEN = "t.status not in ('RESOLVED', 'CLOSED')";
    private static final String UNASSIGNED = "t.assignee_id is null and t.status <> 'CLOSED'";

    @Bean
    ListSpec<TicketRow> listOfTickets(
            TicketSearchIndex search, TicketAccess access, UserDirectory users, CustomerDirectory customers) {
        return ListSpec.of("tickets", COLUMNS, (row, n) -> ticket(row))
                .from("ticket t", "t.id")
                .lookedUp(NAMES, LOOKUPS)
                .texts("tickets.field")
                .uuid("id", "t.id")
                .text(
                        "ticket_number",
                        "t.number",
                        f -> f.label("tickets.field.number").more(TicketRow::number))
                .text("subject", "t.subject", f -> f.column(TicketRow::subject).cell())
                .code(
                        "status",
                        "t.status",
                        TicketStatus.class,
                        f -> f.texts("tickets.status")
                                .column(TicketRow::status)
                                .badge("status")
                                .lowerCase()
                                .filterMany("status"))
                .code(
                        "priority",
                        "t.priority",
                        TicketPriority.class,
                        f -> f.texts("tickets.priority")
                                .column(TicketRow::priority)
                                .badge("priority")
                                .lowerCase()
                                .filterMany("priority")
                                .orderedAs(MOST_URGENT, "integer"))
                .code(
                        "category",
                        "t.category",
                        TicketCategory.class,
                        f -> f.texts("tickets.category")
                                .more(TicketRow::category)
                                .lowerCase()
                                .filterMany("category"))
                .uuid(
                        "company",
                        "t.company_id",
                        f -> f.more(TicketRow::companyName)
                                .links(ticket -> "/customers/companies/" + ticket.company())
                                .filterLookup("company", "/customers/companies/choices", id -> company(customers, id)))
                .uuid("contact", "t.contact_id", f -> f.more(TicketRow::contactName))
                .text(
                        "assigned_team",
                        "t.team",
                        f -> f.label("tickets.field.team")
                                .column(TicketRow::teamName)
                                .filter("team", () -> teams(users)))
                .uuid(
                        "assigned_to",
                        "t.assignee_id",
                        f -> f.label("tickets.field.assignee")
                                .column(TicketRow::assigneeName)
                                .cell()
                                .filter("assignee", () -> people(users))
                                .also("inactive", "tickets.list.inactive", TicketQueries.OF_INACTIVE))
                .text(
                        "tag",
                        "array_to_string(t.tags, ' ')",
                        f -> f.more(ticket -> String.join(", ", ticket.tags()))
                                .matching("t.tags @> array[:value]::text[]")
                                .filterTyped("tag"))
                .bool("my_tickets", "(t.assignee_id = :me and t.status <> 'CLOSED')")
                .bool("unassigned", "(" + UNASSIGNED + ")")
                .bool("assignee_inactive", TicketQueries.OF_INACTIVE)
                .bool("open", "(" + OPEN + ")")
                .bool("overdue", "(t.due_at is not null and " + TicketQueries.OVERDUE + ")")
                .instant(
                        "due_date",
                        "t.due_at",
                        f -> f.label("tickets.field.due")
                                .column(TicketRow::dueAt)
                                .cell())
                .instant(
                        "created_at",
                        "t.created_at",
                        f -> f.label("tickets.field.created")
                                .column(TicketRow::createdAt)
                                .filterDays("from", "to"))
                .instant(
                        "first_response_at",
                        "t.first_response_at",
                        f -> f.label("tickets.field.firstResponse").more(TicketRow::firstResponseAt))
                .instant(
                        "resolved_at",
                        "t.resolved_at",
                        f -> f.label("tickets.field.resolved").more(TicketRow::resolvedAt))
                .instant(
                        "closed_at",
                        "t.closed_at",
                        f -> f.label("tickets.field.closed").more(TicketRow::closedAt))
                .instant(
                        "updated_at",
                        "t.updated_at",
                        f -> f.label("tickets.field.updated").more(TicketRow::updatedAt))
                .searchedBy(search::tickets)
                .sortable("created_at", "updated_at", "ticket_number", "priority")
                .sortableWhere("due_date", "t.due_at is not null and t.status in ('NEW', 'ASSIGNED', 'IN_PROGRESS')")
                .orderedBy("-created_at")
                .order("newest", "tickets.sort.newest", "-created_at")
                .order("oldest", "tickets.sort.oldest", "created_at")
                .order("updated", "tickets.sort.updated", "-updated_at")
                .order("due", "tickets.sort.due", "due_date")
                .order("priority", "tickets.sort.priority", "-priority")
                .chips(
                        "view",
                        new Chip("all", "tickets.chip.all", "true"),
                        new Chip("mine", "tickets.chip.mine", "t.assignee_id = :me and " + OPEN),
                        new Chip("unassigned", "tickets.chip.unassigned", UNASSIGNED),
                        new Chip("open", "tickets.chip.open", OPEN),
                        new Chip("urgent", "tickets.chip.urgent", "t.priority = 'URGENT'"),
                        new Chip("overdue", "tickets.chip.overdue", TicketQueries.OVERDUE))
                .page(ListLook.<TicketRow>at("/tickets", "tickets/list")
                        .title("tickets.list.title")
                        .searchHint("tickets.list.search")
                        .empty("life-preserver", "tickets.list.empty")
                        .opens(ticket -> "/tickets/" + ticket.id())
                        .files("/tickets/export")
                        .live("tickets", "t.updated_at")
                        .picked("tickets/bulk", TicketRow::id, TicketRow::number, ticket -> mayChange(ticket, access)));
    }

    private static boolean mayChange(TicketRow ticket, TicketAccess access) {
        CurrentUser person = CurrentUser.signedIn();
        return access.mayEdit(ticket, person) || access.mayTake(ticket, person);
    }

    private static Choice company(CustomerDirectory customers, String id) {
        return customers
                .company(CompanyId.of(id))
                .map(company -> new Choice(company.id().toString(), company.name()))
                .orElse(null);
    }

    private static List<Choice> teams(UserDirectory users) {
        return users.teams().stream()
                .map(team -> new Choice(team.key(), team.name()))
                .toList();
    }

    private static List<Choice> people(UserDirectory users) {
        return users.activePeople().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
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
