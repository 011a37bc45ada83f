package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.CountStatements;
import com.bmasia.crm.test.ModuleTest;
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
    void createsATicketWithFewStatements() {
        CurrentUser sales = as.signIn("sales");
        CompanyId company = fixtures.company("Counted Hotel");
        NewTicket given = NewTicket.of(
                "Counted", "", TicketCategory.TECHNICAL, TicketPriority.MEDIUM, TicketSource.STAFF, company, null);
        service.create(given, sales);
        List<String> sent = statements.during(() -> service.create(given, sales));
        System.out.println("CREATE " + sent.size() + "\n"
                + String.join(
                        "\n",
                        sent.stream()
                                .map(x -> "C> " + x.replaceAll("\\s+", " "))
                                .toList()));
        assertThat(sent).hasSizeLessThanOrEqualTo(48);
    }

    @Test
    void resolvesATicketWithFewStatements() {
        CurrentUser manager = as.signIn("manager");
        for (int i = 0; i < 2; i++) {
            TicketId ticket = fixtures.ticketFrom("counted" + i + "@hotel.example", Language.EN);
            List<String> claimed = statements.during(() -> work.claim(ticket, manager));
            List<String> begun = statements.during(() -> work.startWork(ticket, manager));
            List<String> sent = statements.during(() -> work.resolve(ticket, "Restarted the player.", manager));
            System.out.println("CLAIM " + claimed.size() + " BEGIN " + begun.size());
            System.out.println("RESOLVE " + sent.size() + "\n"
                    + String.join(
                            "\n",
                            sent.stream()
                                    .map(x -> "R> " + x.replaceAll("\\s+", " "))
                                    .toList()));
            assertThat(sent).hasSizeLessThanOrEqualTo(127);
        }
    }
}
