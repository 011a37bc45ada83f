package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class ClaimTaskTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TaskFixtures fixtures;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    UserTaskService service;

    @Autowired
    JdbcClient jdbc;

    @Test
    void makesTheTaskMine() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/claim", task.getId())
                        .with(as.page("support"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tasks/" + task.getId()));

        assertThat(fixtures.assignee(task)).isEqualTo(as.user("support").id().toString());
        assertThat(jdbc.sql("select actor_name from audit_entry where action = 'task.claimed' and entity_id = ?")
                        .param(task.getId())
                        .query(String.class)
                        .list())
                .containsExactly("Somchai Boonmee");
    }

    @Test
    void changesNothingWhenItIsMineAlready() {
        Task task = fixtures.task("tech");
        CurrentUser support = as.user("support");

        service.claim(task.getId(), support);
        service.claim(task.getId(), support);

        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'task.claimed' and entity_id = ?")
                        .param(task.getId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void namesWhoHasItOnThePageAndInTheApi() throws Exception {
        Task task = fixtures.task("tech");
        service.claim(task.getId(), as.user("support"));

        mvc.perform(post("/tasks/{id}/claim", task.getId())
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somchai Boonmee")));
        mvc.perform(post("/api/v1/tasks/{id}/claim/", task.getId())
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("Somchai Boonmee")));
    }

    @Test
    void isForbiddenOutsideTheTeam() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/claim", task.getId())
                        .with(as.page("sales"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/tasks/{id}/claim", task.getId())
                        .with(as.page("sales"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThatThrownBy(() -> service.claim(task.getId(), as.user("sales")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(fixtures.assignee(task)).isNull();
    }

    @Test
    void isAllowedOutsideTheTeamWithThePermissionForAnyTask() {
        Task task = fixtures.task("finance");

        service.claim(task.getId(), as.user("support"));

        assertThat(fixtures.assignee(task)).isEqualTo(as.user("support").id().toString());
    }

    @Test
    void ofATaskThatWasDoneSaysWhoDidIt() throws Exception {
        Task task = fixtures.task("tech");
        service.complete(task.getId(), "approve", java.util.Map.of("amount", 5), as.user("support"));

        mvc.perform(post("/api/v1/tasks/{id}/claim", task.getId())
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("already been completed by Somchai Boonmee")));
    }

    @Test
    void ofAnUnknownTaskIsNotFound() throws Exception {
        mvc.perform(post("/api/v1/tasks/{id}/claim", java.util.UUID.randomUUID())
                        .with(as.page("manager"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Nested
    class ByTwoPeopleInTheSameMoment {

        /** Repeated, because a race that is lost once in ten times must be lost here. */
        @RepeatedTest(10)
        void letsOneWinAndTellsTheOtherWhoItWas() throws Exception {
            assertOneWinner(fixtures.task("tech"));
        }

        /** Here a listener of the process writes the ticket too, so that Spring Data may be the one that notices. */
        @RepeatedTest(10)
        void letsOneWinWhereTheProcessWritesTheRecordToo() throws Exception {
            as.signIn("sales");
            TicketId ticket = tickets.ticket();
            Task task = fixtures.open(ticket.toString());

            assertOneWinner(task);

            assertThat(tickets.column(ticket, "assignee_id", java.util.UUID.class))
                    .hasToString(fixtures.assignee(task));
        }

        private void assertOneWinner(Task task) throws Exception {
            List<CurrentUser> people = List.of(as.user("support"), as.user("manager"), as.user("admin"));

            List<Object> results = atOnce(people, user -> () -> {
                service.claim(task.getId(), user);
                return user;
            });

            List<CurrentUser> winners = results.stream()
                    .filter(CurrentUser.class::isInstance)
                    .map(CurrentUser.class::cast)
                    .toList();
            assertThat(winners).hasSize(1);
            assertThat(fixtures.assignee(task)).isEqualTo(winners.get(0).id().toString());
            assertThat(results)
                    .filteredOn(result -> !(result instanceof CurrentUser))
                    .hasSize(2)
                    .allSatisfy(lost -> {
                        assertThat(lost).isInstanceOf(Conflict.class);
                        assertThat(((Conflict) lost).messageKey()).isEqualTo("tasks.conflict.taken");
                        assertThat(((Conflict) lost).arguments())
                                .contains(winners.get(0).fullName());
                    });
        }

        private List<Object> atOnce(
                List<CurrentUser> people, java.util.function.Function<CurrentUser, Callable<CurrentUser>> action)
                throws Exception {
            CyclicBarrier start = new CyclicBarrier(people.size());
            ExecutorService threads = Executors.newFixedThreadPool(people.size());
            try {
                List<Future<CurrentUser>> running = new ArrayList<>();
                for (CurrentUser person : people) {
                    running.add(threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return action.apply(person).call();
                    }));
                }
                List<Object> results = new ArrayList<>();
                for (Future<CurrentUser> one : running) {
                    results.add(result(one));
                }
                return results;
            } finally {
                threads.shutdownNow();
            }
        }

        private Object result(Future<CurrentUser> running) throws Exception {
            try {
                return running.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }
}
