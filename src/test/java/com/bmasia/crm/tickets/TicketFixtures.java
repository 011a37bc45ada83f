package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.users.CurrentUser;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Companies and tickets for tests, and short questions to the database. */
@TestComponent
public class TicketFixtures {

    private final TicketService tickets;
    private final Tickets repository;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final As as;

    TicketFixtures(TicketService tickets, Tickets repository, RuntimeService runtime, JdbcClient jdbc, As as) {
        this.tickets = tickets;
        this.repository = repository;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.as = as;
    }

    public CompanyId company(String name) {
        CompanyId id = new CompanyId(Ids.next());
        jdbc.sql("""
                        insert into company (id, version, name, billing_entity, created_at, updated_at)
                        values (:id, 0, :name, 'BMA_THAILAND', now(), now())
                        """).param("id", id.value()).param("name", name).update();
        return id;
    }

    /** A technical ticket of medium priority, created by sales, waiting for team tech; its contact can be reached. */
    public TicketId ticket() {
        return ticket(TicketCategory.TECHNICAL, TicketPriority.MEDIUM);
    }

    public TicketId ticket(TicketCategory category, TicketPriority priority) {
        return create(company("Hotel"), category, priority);
    }

    public TicketId ticketOf(CompanyId company, TicketPriority priority) {
        return create(company, TicketCategory.TECHNICAL, priority);
    }

    private TicketId create(CompanyId company, TicketCategory category, TicketPriority priority) {
        return tickets.create(
                NewTicket.of(
                        "No music in the lobby",
                        "",
                        category,
                        priority,
                        TicketSource.STAFF,
                        company,
                        contact(company, MailFixtures.address(), Language.EN)),
                as.user("sales"));
    }

    /** Like {@link #ticket}, but nobody is named to whom it could be answered. */
    public TicketId ticketWithoutContact() {
        return ticketWithoutContact(company("Hotel"));
    }

    public TicketId ticketWithoutContact(CompanyId company) {
        return tickets.create(
                NewTicket.of(
                        "No music in the lobby",
                        "",
                        TicketCategory.TECHNICAL,
                        TicketPriority.MEDIUM,
                        TicketSource.STAFF,
                        company,
                        null),
                as.user("sales"));
    }

    /** A ticket whose contact has this address and language. */
    public TicketId ticketFrom(String address, Language language) {
        CompanyId company = company("Siam Garden Hotel");
        ContactId contact = contact(company, address, language);
        return tickets.create(
                NewTicket.of(
                        "No music in the lobby",
                        "Since this morning.",
                        TicketCategory.TECHNICAL,
                        TicketPriority.MEDIUM,
                        TicketSource.STAFF,
                        company,
                        contact),
                as.user("sales"));
    }

    public ContactId contact(CompanyId company, String address, Language language) {
        ContactId id = new ContactId(Ids.next());
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, email, language, created_at, updated_at)
                        values (:id, 0, :company, 'Khun Somchai', :address, :language, now(), now())
                        """)
                .param("id", id.value())
                .param("company", company.value())
                .param("address", address)
                .param("language", language.name())
                .update();
        return id;
    }

    /** A due date that a person chose. */
    public void dueByHand(TicketId ticket, Instant due) {
        TicketChanges now = tickets.asItIs(ticket);
        tickets.edit(
                ticket,
                new TicketChanges(
                        now.subject(),
                        now.description(),
                        now.category(),
                        now.priority(),
                        now.company(),
                        now.contact(),
                        now.team(),
                        now.tags(),
                        due,
                        false,
                        now.version()),
                as.user("sales"));
    }

    public String status(TicketId ticket) {
        return column(ticket, "status", String.class);
    }

    public <T> T column(TicketId ticket, String column, Class<T> type) {
        return jdbc.sql("select " + column + " from ticket where id = ?")
                .param(ticket.value())
                .query((row, n) -> row.getObject(1, type))
                .list()
                .get(0);
    }

    public boolean exists(TicketId ticket) {
        return jdbc.sql("select exists (select from ticket where id = ?)")
                .param(ticket.value())
                .query(Boolean.class)
                .single();
    }

    /** The kinds of what happened to the ticket, oldest first, less changes of status and assignee. */
    public List<String> events(TicketId ticket) {
        return jdbc.sql("""
                        select kind from ticket_event where ticket_id = ? and kind not in ('STATUS_CHANGED', 'ASSIGNED')
                         order by at, id
                        """).param(ticket.value()).query(String.class).list();
    }

    /** A new contact of the ticket's company. */
    public ContactId contactOf(TicketId ticket) {
        ContactId id = new ContactId(Ids.next());
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, created_at, updated_at)
                        select ?, 0, company_id, 'Khun Lek', now(), now() from ticket where id = ?
                        """).params(id.value(), ticket.value()).update();
        return id;
    }

    /** A new contact of the ticket's company who can be reached. */
    public ContactId contactOf(TicketId ticket, String address) {
        return contact(new CompanyId(column(ticket, "company_id", java.util.UUID.class)), address, Language.EN);
    }

    public NewTicket newTicketFor(CurrentUser assignee) {
        return new NewTicket(
                "No music in the bar",
                "",
                TicketCategory.TECHNICAL,
                TicketPriority.MEDIUM,
                TicketSource.STAFF,
                company("Bar"),
                null,
                assignee.id(),
                null,
                List.of(),
                null,
                null);
    }

    /** The ticket as it is, with other category and priority. */
    public TicketChanges changes(TicketId id, TicketCategory category, TicketPriority priority, boolean routeAgain) {
        return TicketChanges.of(repository.get(id)).classified(category, priority, routeAgain);
    }

    public boolean hasRunningProcess(TicketId ticket) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ticket.toString())
                        .count()
                > 0;
    }
}
