package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tasks.UserTaskService.BulkClaim;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;

/** Releasing, assigning, planning, and claiming several. */
@ModuleTest
class HandOverTaskTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TaskFixtures fixtures;

    @Autowired
    UserTaskService service;

    @Autowired
    TaskService engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void givesATaskBackToItsTeam() {
        Task task = fixtures.task("sales");
        service.claim(task.getId(), as.user("sales"));

        assertThatThrownBy(() -> service.release(task.getId(), as.user("marketing")))
                .isInstanceOf(Conflict.class);
        service.release(task.getId(), as.user("sales"));

        assertThat(fixtures.assignee(task)).isNull();
    }

    @Test
    void handsOnesOwnTaskToAColleagueAndTellsHer() {
        Task task = fixtures.task("sales");
        service.claim(task.getId(), as.user("sales"));

        service.assign(task.getId(), id("marketing"), as.user("sales"));

        assertThat(fixtures.assignee(task)).isEqualTo(id("marketing").toString());
        assertThat(jdbc.sql("select count(*) from notification where user_id = ? and url = ?")
                        .params(id("marketing").value(), "/tasks/" + task.getId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void needsThePermissionToAssignWhatIsNotOnesOwn() {
        Task task = fixtures.task("sales");

        assertThatThrownBy(() -> service.assign(task.getId(), id("sales"), as.user("marketing")))
                .isInstanceOf(AccessDeniedException.class);
        service.assign(task.getId(), id("sales"), as.user("manager"));

        assertThat(fixtures.assignee(task)).isEqualTo(id("sales").toString());
    }

    @Test
    void assignsOnlyToMembersOfTheTeam() {
        Task task = fixtures.task("sales");

        assertThatThrownBy(() -> service.assign(task.getId(), id("finance"), as.user("manager")))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void plansInTimesOfTheBusinessZone() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/plan", task.getId())
                        .with(as.page("support"))
                        .with(csrf())
                        .param("due", "2026-12-01T01:30")
                        .param("followUp", ""))
                .andExpect(redirectedUrl("/tasks/" + task.getId()));

        Task planned = engine.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(planned.getDueDate().toInstant()).isEqualTo(Instant.parse("2026-11-30T18:30:00Z"));
        assertThat(planned.getFollowUpDate()).isNull();
    }

    @Test
    void claimsSeveralAndSaysWhichAreTaken() {
        Task free = fixtures.task("tech");
        Task taken = fixtures.task("tech");
        service.claim(taken.getId(), as.user("manager"));

        BulkClaim result = service.claimAll(List.of(taken.getId(), free.getId(), free.getId()), as.user("support"));

        assertThat(result.claimed()).isEqualTo(1);
        assertThat(result.refused()).hasSize(1);
        assertThat(fixtures.assignee(free)).isEqualTo(id("support").toString());
    }

    private UserId id(String username) {
        return as.user(username).id();
    }
}
