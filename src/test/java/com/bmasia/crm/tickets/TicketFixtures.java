package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.test.As;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Companies and tickets for tests, and short questions to the database. */
@TestComponent
public class TicketFixtures {

    private final TicketService tickets;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final As as;

    TicketFixtures(TicketService tickets, RuntimeService runtime, JdbcClient jdbc, As as) {
        this.tickets = tickets;
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

    /** A technical ticket of medium priority, created by sales, waiting for team tech. */
    public TicketId ticket() {
        return ticket(TicketCategory.TECHNICAL, TicketPriority.MEDIUM);
    }

    public TicketId ticket(TicketCategory category, TicketPriority priority) {
        return tickets.create(
                NewTicket.of(
                        "No music in the lobby", "", category, priority, TicketSource.STAFF, company("Hotel"), null),
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

    public boolean hasRunningProcess(TicketId ticket) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(ticket.toString())
                        .count()
                > 0;
    }
}
