package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.HttpPerson;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person with two tabs does two things in the same instant, in one session. */
@BrowserTest
class ActTwiceAtOnceTest {

    @LocalServerPort
    int port;

    @Autowired
    TicketService tickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    @RepeatedTest(5)
    void claimsTwoTicketsAtOnceAndHearsOfBoth() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        List<TicketId> both = List.of(ticket(), ticket());
        for (HttpResponse<String> answer : claim(person, both)) {
            assertThat(answer.statusCode()).isEqualTo(302);
        }
        for (TicketId ticket : both) {
            assertThat(assignee(ticket)).isEqualTo(as.user("support").id().value());
            assertThat(person.get("/tickets/" + ticket).body())
                    .as("what was done is said")
                    .contains("toast-success");
        }
    }

    @Test
    void answersAfterTheSessionWasEndedMeanwhile() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        TicketId ticket = ticket();
        assertThat(claim(person, List.of(ticket)).get(0).statusCode()).isEqualTo(302);
        jdbc.sql("delete from user_session where principal_name = ?")
                .param(as.user("support").id().toString())
                .update();
        assertThat(claim(person, List.of(ticket)).get(0).statusCode()).isLessThan(500);
    }

    private List<HttpResponse<String>> claim(HttpPerson person, List<TicketId> both) throws Exception {
        CyclicBarrier start = new CyclicBarrier(both.size());
        ExecutorService tabs = Executors.newFixedThreadPool(both.size());
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (TicketId ticket : both) {
            answers.add(tabs.submit(() -> {
                start.await();
                return person.post("/tickets/" + ticket + "/actions/claim", Map.of("value", ""));
            }));
        }
        tabs.shutdown();
        List<HttpResponse<String>> done = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            done.add(answer.get());
        }
        return done;
    }

    private TicketId ticket() {
        CurrentUser sales = as.signIn("sales");
        UUID company = jdbc.sql("""
                        insert into company (id, version, name, billing_entity, created_at, updated_at)
                        values (gen_random_uuid(), 0, 'Twice Hotel', 'BMA_THAILAND', now(), now()) returning id
                        """).query(UUID.class).single();
        return tickets.create(
                NewTicket.of(
                        "No music in the lobby",
                        "",
                        TicketCategory.TECHNICAL,
                        TicketPriority.MEDIUM,
                        TicketSource.STAFF,
                        new CompanyId(company),
                        null),
                sales);
    }

    private UUID assignee(TicketId ticket) {
        return jdbc.sql("select assignee_id from ticket where id = ?")
                .param(ticket.value())
                .query(UUID.class)
                .single();
    }
}
