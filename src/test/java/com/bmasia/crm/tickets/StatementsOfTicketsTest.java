package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.CountStatements;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How often the main use cases ask the database; a load of a ticket too many shows here before it does under load. */
@ModuleTest
class StatementsOfTicketsTest {

    @Autowired
    TicketService service;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    CountStatements statements;

    @Autowired
    As as;

    @Test
    void createsATicket() {
        CurrentUser sales = as.signIn("sales");
        CompanyId company = fixtures.company("Counted Hotel");
        NewTicket given = NewTicket.of(
                "Counted", "", TicketCategory.TECHNICAL, TicketPriority.MEDIUM, TicketSource.STAFF, company, null);
        service.create(given, sales);
        List<String> sent = statements.during(() -> service.create(given, sales));
        assertThat(sent).hasSizeLessThanOrEqualTo(31);
        assertThat(loadsOfATicket(sent)).isZero();
    }

    @Test
    void bringsATicketToItsSolution() {
        CurrentUser manager = as.signIn("manager");
        TicketId ticket = fixtures.ticketFrom("counted@hotel.example", Language.EN);
        List<String> claimed = statements.during(() -> work.claim(ticket, manager));
        List<String> begun = statements.during(() -> work.startWork(ticket, manager));
        List<String> resolved = statements.during(() -> work.resolve(ticket, "Restarted the player.", manager));
        assertThat(claimed).hasSizeLessThanOrEqualTo(28);
        assertThat(begun).hasSizeLessThanOrEqualTo(88);
        assertThat(resolved).hasSizeLessThanOrEqualTo(66);
        assertThat(List.of(claimed, begun, resolved))
                .allSatisfy(sent -> assertThat(loadsOfATicket(sent)).isEqualTo(1));
    }

    private static long loadsOfATicket(List<String> sent) {
        return sent.stream()
                .filter(sql ->
                        sql.toLowerCase().matches("select (\\* from ticket|\"ticket\"\\.\"id\" .* from \"ticket\") .*"))
                .count();
    }
}
