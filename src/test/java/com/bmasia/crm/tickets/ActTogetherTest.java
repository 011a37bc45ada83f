package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.bmasia.crm.engine.LostRaces;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Two requests for one ticket in the same instant: both get an answer that says what happened. */
@ModuleTest
class ActTogetherTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketWork work;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private CurrentUser manager;

    @BeforeEach
    void signIn() {
        manager = as.signIn("manager");
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, start_work", "NEW, cancel",
        "IN_PROGRESS, wait_for_customer", "IN_PROGRESS, resolve",
        "PENDING, resume", "PENDING, resolve",
        "RESOLVED, reopen", "RESOLVED, close"
    })
    void makesAMoveOnceForTwoClicks(TicketStatus status, String move) throws Exception {
        TicketId onPage = ticket(status);
        assertThat(together(
                        page(onPage, "/actions/" + move, "text", "Said once"),
                        page(onPage, "/actions/" + move, "text", "Said once")))
                .containsExactlyInAnyOrder(302, 409);
        TicketId byApi = ticket(status);
        // A move that takes no words refuses them.
        String words =
                Set.of("cancel", "wait_for_customer", "resolve").contains(move) ? ", \"comment\": \"Said once\"" : "";
        String body = "{\"move\": \"%s\"%s}".formatted(move, words);
        assertThat(together(api(byApi, "transition", body), api(byApi, "transition", body)))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(commentsOf(onPage)).isLessThanOrEqualTo(1);
        assertThat(commentsOf(byApi)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, claim, ''",
        "NEW, priority, urgent",
        "NEW, category, billing",
        "NEW, team, finance",
        "ASSIGNED, release, ''",
        "IN_PROGRESS, priority, low"
    })
    void answersTwoClicksOnAChange(TicketStatus status, String action, String value) throws Exception {
        TicketId ticket = ticket(status);
        assertThat(together(
                        page(ticket, "/actions/" + action, "value", value),
                        page(ticket, "/actions/" + action, "value", value)))
                .contains(302)
                .isSubsetOf(302, 409);
    }

    @Test
    void deletesOnceForTwoClicks() throws Exception {
        TicketId ticket = ticket(TicketStatus.IN_PROGRESS);
        assertThat(together(page("admin", ticket, "/delete", "x", ""), page("admin", ticket, "/delete", "x", "")))
                .containsExactlyInAnyOrder(302, 404);
    }

    @RepeatedTest(5)
    void givesItToOneOfTwoWhoClaimAtDifferentPlaces() throws Exception {
        TicketId ticket = ticket(TicketStatus.NEW);
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(ticket.toString())
                .singleResult()
                .getId();
        assertThat(together(
                        page("support", ticket, "/actions/claim", "value", ""),
                        post("/tasks/{id}/claim", task).with(as.page("manager")).with(csrf())))
                .containsExactlyInAnyOrder(302, 409);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(fixtures.column(ticket, "assignee_id", java.util.UUID.class)
                        .toString());
    }

    @RepeatedTest(5)
    void endsItOneWayWhenResolvedAndMergedAtOnce() throws Exception {
        TicketId ticket = ticket(TicketStatus.IN_PROGRESS);
        TicketId other = ticket(TicketStatus.NEW);
        assertThat(together(
                        api(ticket, "transition", "{\"move\": \"resolve\", \"comment\": \"Said once\"}"),
                        api(ticket, "merge", "{\"into\": \"%s\"}".formatted(other))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(fixtures.status(ticket)).isIn("RESOLVED", "CLOSED");
        jobs.of(ticket).runDue();
        assertThat(fixtures.hasRunningProcess(ticket))
                .isEqualTo(fixtures.status(ticket).equals("RESOLVED"));
    }

    /** Whoever is told that the answer is written down finds the ticket awake, whatever the timers do. */
    @RepeatedTest(5)
    void keepsTheCustomersAnswerWhenItsTimeRunsOut() throws Exception {
        TicketId ticket = ticket(TicketStatus.PENDING);
        String reminder = jobs.of(ticket).timer("event_reminderDue").jobId();
        String timeOver = jobs.of(ticket).timer("event_answerOverdue").jobId();
        MockHttpServletRequestBuilder answer = customerAnswer(ticket);
        int told = together(() -> fire(reminder), () -> fire(timeOver), () -> status(answer))
                .get(2);
        assertThat(told).isIn(200, 409);
        jobs.of(ticket).runDue();
        assertThat(fixtures.status(ticket)).isEqualTo(told == 200 ? "IN_PROGRESS" : "RESOLVED");
    }

    @Test
    void refusesAnAnswerInTheMomentOfGivingUpAndReopensByItAfterwards() throws Exception {
        TicketId ticket = ticket(TicketStatus.PENDING);
        fire(jobs.of(ticket).timer("event_answerOverdue").jobId());
        assertThat(status(customerAnswer(ticket))).isEqualTo(409);
        jobs.of(ticket).runDue();
        assertThat(fixtures.status(ticket)).isEqualTo("RESOLVED");
        assertThat(status(customerAnswer(ticket))).isEqualTo(200);
        assertThat(fixtures.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    private TicketId ticket(TicketStatus status) {
        TicketId ticket = fixtures.ticket();
        if (status == TicketStatus.ASSIGNED) {
            work.claim(ticket, manager);
        } else if (status != TicketStatus.NEW) {
            work.startWork(ticket, manager);
        }
        if (status == TicketStatus.PENDING) {
            work.waitForCustomer(ticket, "Is it on?", manager);
        } else if (status == TicketStatus.RESOLVED) {
            work.resolve(ticket, "It was off.", manager);
        }
        return ticket;
    }

    private MockHttpServletRequestBuilder customerAnswer(TicketId ticket) {
        return api(
                ticket,
                "add_comment",
                "{\"text\": \"Said once\", \"contact\": \"%s\"}"
                        .formatted(fixtures.contactOf(ticket).value()));
    }

    /** As the job executor does it, which leaves a lost race to the next try, and a job that is gone alone. */
    private int fire(String job) {
        try {
            management.executeJob(job);
            return 1;
        } catch (RuntimeException lost) {
            assertThat(LostRaces.isLostRace(lost)
                            || management.createJobQuery().jobId(job).count() == 0)
                    .as(lost.toString())
                    .isTrue();
            return 0;
        }
    }

    private int commentsOf(TicketId ticket) {
        return jdbc.sql("select count(*) from ticket_comment where ticket_id = ? and text = 'Said once'")
                .param(ticket.value())
                .query(Integer.class)
                .single();
    }

    private MockHttpServletRequestBuilder page(TicketId ticket, String action, String name, String value) {
        return page("manager", ticket, action, name, value);
    }

    private MockHttpServletRequestBuilder page(
            String person, TicketId ticket, String action, String name, String value) {
        return post("/tickets/" + ticket + action)
                .param(name, value)
                .accept(MediaType.TEXT_HTML)
                .with(as.page(person))
                .with(csrf());
    }

    private MockHttpServletRequestBuilder api(TicketId ticket, String action, String body) {
        return post("/api/v1/tickets/" + ticket + "/" + action)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as.page("manager"))
                .with(csrf());
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse().getStatus();
    }

    private List<Integer> together(MockHttpServletRequestBuilder one, MockHttpServletRequestBuilder other)
            throws Exception {
        return together(() -> status(one), () -> status(other));
    }

    @SafeVarargs
    private static List<Integer> together(Callable<Integer>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        ExecutorService people = Executors.newFixedThreadPool(calls.length);
        List<Future<Integer>> answers = new ArrayList<>();
        for (Callable<Integer> call : calls) {
            answers.add(people.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return call.call();
            }));
        }
        people.shutdown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get(30, TimeUnit.SECONDS));
        }
        return statuses;
    }
}
