package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CreateTicketTest {

    @Autowired
    TicketService service;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    @BeforeEach
    void signIn() {
        as.signIn("sales");
    }

    @Test
    void givesAHundredParallelTicketsAHundredNumbers() throws Exception {
        // A day of its own, so that no other test takes numbers from the series.
        clock.setTo(Instant.parse("2031-03-03T03:00:00Z"));
        CompanyId company = fixtures.company("Parallel Hotel");
        SecurityContext context = SecurityContextHolder.getContext();
        ExecutorService agents = Executors.newFixedThreadPool(100);
        Callable<TicketId> create = () -> {
            SecurityContextHolder.setContext(context);
            return service.create(newTicket(company, "At once"), as.user("sales"));
        };
        for (Future<TicketId> created : agents.invokeAll(java.util.Collections.nCopies(100, create))) {
            created.get();
        }
        agents.shutdown();
        assertThat(numbersOf("T-20310303-")).hasSize(100).doesNotHaveDuplicates();
    }

    /** One who creates a ticket and takes long to commit holds nobody up. */
    @Test
    void drawsANumberWhileAnotherTransactionHoldsOne() throws Exception {
        clock.setTo(Instant.parse("2031-03-04T03:00:00Z"));
        CompanyId company = fixtures.company("Patient Hotel");
        service.create(newTicket(company, "First of the day"), as.user("sales"));
        SecurityContext context = SecurityContextHolder.getContext();
        ExecutorService other = Executors.newSingleThreadExecutor();
        transactions.executeWithoutResult(status -> {
            service.create(newTicket(company, "Not committed yet"), as.user("sales"));
            Future<TicketId> beside = other.submit(() -> {
                SecurityContextHolder.setContext(context);
                return service.create(newTicket(company, "Beside"), as.user("sales"));
            });
            assertThat(beside).succeedsWithin(Duration.ofSeconds(20));
        });
        other.shutdown();
        assertThat(numbersOf("T-20310304-")).containsExactly("T-20310304-0001", "T-20310304-0002", "T-20310304-0003");
    }

    @Test
    void goesOnWithADayWhenTheClockIsSetBack() {
        CompanyId company = fixtures.company("Time Hotel");
        clock.setTo(Instant.parse("2031-03-06T03:00:00Z"));
        service.create(newTicket(company, "A"), as.user("sales"));
        clock.setTo(Instant.parse("2031-03-07T03:00:00Z"));
        service.create(newTicket(company, "B"), as.user("sales"));
        clock.setTo(Instant.parse("2031-03-06T04:00:00Z"));
        service.create(newTicket(company, "C"), as.user("sales"));
        assertThat(numbersOf("T-20310306-")).hasSize(2).doesNotHaveDuplicates();
        assertThat(numbersOf("T-20310307-")).containsExactly("T-20310307-0001");
    }

    private List<String> numbersOf(String day) {
        return jdbc.sql("select number from ticket where number like ? order by number")
                .param(day + "%")
                .query(String.class)
                .list();
    }

    @Test
    void numbersByTheDayInBangkok() {
        clock.setTo(Instant.parse("2031-04-04T17:30:00Z")); // 00:30 on the 5th in Bangkok
        TicketId ticket = service.create(newTicket(fixtures.company("Night Bar"), "Late"), as.user("sales"));
        assertThat(fixtures.column(ticket, "number", String.class)).startsWith("T-20310405-");
    }

    @Test
    void leavesNeitherTicketNorProcessWhenItFails() {
        clock.setTo(Instant.parse("2031-05-05T03:00:00Z"));
        CompanyId company = fixtures.company("Unlucky Hotel");
        long processes = runtime.createProcessInstanceQuery()
                .processDefinitionKey("ticket-lifecycle")
                .count();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    service.create(newTicket(company, "Lost"), as.user("sales"));
                    throw new IllegalStateException("power failure");
                }))
                .hasMessage("power failure");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("ticket-lifecycle")
                        .count())
                .isEqualTo(processes);
        TicketId next = service.create(newTicket(company, "Kept"), as.user("sales"));
        assertThat(fixtures.column(next, "number", String.class)).startsWith("T-20310505-");
    }

    @Test
    void leavesNoTicketWhenTheProcessCannotStart() {
        CompanyId company = fixtures.company("No Process Hotel");
        NewTicket given = newTicket(company, "Unstartable");
        suspendLifecycle(true);
        try {
            assertThatThrownBy(() -> service.create(given, as.user("sales"))).isInstanceOf(RuntimeException.class);
        } finally {
            suspendLifecycle(false);
        }
        assertThat(jdbc.sql("select count(*) from ticket where company_id = ?")
                        .param(company.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void namesTheFieldAndTheRule() {
        assertRefused("company", newTicket(null, "No company"));
        assertRefused("subject", newTicket(fixtures.company("Hotel"), "  "));
        assertRefused("subject", newTicket(fixtures.company("Hotel"), "x".repeat(201)));
    }

    @Test
    void namesAllFieldsThatAreWrongAtOnce() {
        NewTicket given = new NewTicket(
                " ",
                "x".repeat(20_001),
                TicketCategory.GENERAL,
                TicketPriority.LOW,
                TicketSource.STAFF,
                null,
                null,
                null,
                "no-such-team",
                List.of("x".repeat(41)),
                null,
                null);
        assertThatThrownBy(() -> service.create(given, as.user("sales")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.broken())
                                .extracting(BrokenRule::field)
                                .containsExactlyInAnyOrder("subject", "description", "tags", "company", "team"));
    }

    @Autowired
    org.camunda.bpm.engine.RepositoryService repository;

    private void suspendLifecycle(boolean suspended) {
        var change = repository.updateProcessDefinitionSuspensionState().byProcessDefinitionKey("ticket-lifecycle");
        if (suspended) {
            change.suspend();
        } else {
            change.activate();
        }
    }

    private void assertRefused(String field, NewTicket given) {
        assertThatThrownBy(() -> service.create(given, as.user("sales")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static NewTicket newTicket(CompanyId company, String subject) {
        return NewTicket.of(subject, "", TicketCategory.GENERAL, TicketPriority.LOW, TicketSource.STAFF, company, null);
    }
}
