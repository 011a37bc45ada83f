package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What a manager changes in a model or a table happens from then on, and is what people read about it. */
@ProcessTest
class EditModelsTest {

    private static final Instant MONDAY_9 = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    RepositoryService repository;

    @Autowired
    TicketService service;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    private final List<String> deployments = new ArrayList<>();
    private CurrentUser support;
    private TicketId ticket;

    @BeforeEach
    void begin() {
        clock.setTo(MONDAY_9);
        support = as.signIn("support");
    }

    /** All tests share one engine. */
    @AfterEach
    void takeBack() {
        service.delete(ticket, support);
        deployments.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void notifiesWhomTheTableNamesAtItsPercentage() throws Exception {
        deploy(
                "ticket-escalation-levels.dmn",
                table -> table.replace(">80<", ">50<").replace(">\"assignee\"<", ">\"managers\"<"));
        ticket = fixtures.ticket();
        assertThat(jobs.of(ticket).timer("event_escalationDue").due()).isEqualTo(MONDAY_9.plus(Duration.ofHours(5)));
        jobs.of(ticket).fireNextTimer();
        assertThat(fixtures.events(ticket)).endsWith("WARNED");
        assertThat(bells("manager", "tickets.notice.firstResponse.warning")).isEqualTo(1);
        assertThat(page()).contains("50% of the target used; notified: ");
    }

    @Test
    void notifiesEverybodyOfOneLevel() throws Exception {
        deploy("ticket-escalation-levels.dmn", table -> table.replace(">80<", ">100<"));
        ticket = fixtures.ticket();
        work.claim(ticket, support);
        jobs.of(ticket).fireNextTimer();
        assertThat(fixtures.events(ticket)).endsWith("WARNED", "BREACHED");
        assertThat(bells("support", "tickets.notice.firstResponse.warning")).isEqualTo(1);
        assertThat(bells("support", "tickets.notice.firstResponse.breach")).isZero();
    }

    @Test
    void notifiesTheManagersWhereTheTableNamesNobodyAndSkipsWhatHasNoPercentage() throws Exception {
        deploy(
                "ticket-escalation-levels.dmn",
                table -> table.replace(">80<", ">\"soon\"<").replace(">\"team-lead\"<", ">\"the boss\"<"));
        ticket = fixtures.ticket();
        jobs.of(ticket).fireNextTimer();
        assertThat(fixtures.events(ticket)).endsWith("BREACHED").doesNotContain("WARNED");
        assertThat(bells("manager", "tickets.notice.firstResponse.breach")).isEqualTo(1);
    }

    @Test
    void appliesALevelToTicketsThatRunAlready() throws Exception {
        ticket = fixtures.ticket();
        deploy("ticket-escalation-levels.dmn", table -> table.replace(">80<", ">50<"));
        work.startWork(ticket, support);
        work.waitForCustomer(ticket, "Which zone is silent?", support);
        work.resume(ticket, support);
        assertThat(jobs.of(ticket).timer("event_escalationDue").due()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void saysForHowLongTheTimersOfTheModelWaited() throws Exception {
        deploy("ticket-lifecycle.bpmn", model -> model.replace(">P3D<", ">P5D<").replace(">P7D<", ">P10D<"));
        ticket = fixtures.ticket();
        work.startWork(ticket, support);
        work.waitForCustomer(ticket, "Which zone is silent?", support);
        jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(4)));
        assertThat(fixtures.events(ticket)).doesNotContain("REMINDED");
        jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(5)));
        assertThat(page()).contains("No reply from the customer for 5 days");
        assertThat(jdbc.sql("select arguments ->> 2 from notification where url = ? and message_key = ?")
                        .params("/tickets/" + ticket, "tickets.notice.customerSilent")
                        .query(String.class)
                        .single())
                .isEqualTo("5");
        jobs.of(ticket).runUntil(MONDAY_9.plus(Duration.ofDays(10)));
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
        assertThat(page()).contains("No reply from the customer for 10 days");
    }

    private void deploy(String file, UnaryOperator<String> edit) throws IOException {
        String shipped = Files.readString(Path.of("processes/tickets", file));
        String edited = edit.apply(shipped);
        assertThat(edited).isNotEqualTo(shipped);
        deployments.add(repository
                .createDeployment()
                .addString("edited/" + file, edited)
                .deploy()
                .getId());
    }

    private String page() throws Exception {
        String page = mvc.perform(get("/tickets/" + ticket + "?show=everything").with(as.page("manager")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        as.signIn("support"); // The request has signed the test's thread out.
        return page;
    }

    private int bells(String username, String messageKey) {
        return jdbc.sql("""
                        select count(*) from notification n join user_account u on u.id = n.user_id
                         where u.username = ? and n.url = ? and n.message_key = ?
                        """)
                .params(username, "/tickets/" + ticket, messageKey)
                .query(Integer.class)
                .single();
    }
}
