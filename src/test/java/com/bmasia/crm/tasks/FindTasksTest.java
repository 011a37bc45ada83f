package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class FindTasksTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TaskFixtures fixtures;

    @Autowired
    TaskQueries tasks;

    @Autowired
    UserTaskService service;

    @Autowired
    TestClock clock;

    @Test
    void separatesMineFromMyTeamsAndFromAll() {
        Task mine = fixtures.task("sales");
        service.claim(mine.getId(), as.user("sales"));
        Task ofTeam = fixtures.task("sales");
        Task ofOthers = fixtures.task("finance");

        assertThat(sees("sales", "mine", mine)).isTrue();
        assertThat(sees("sales", "mine", ofTeam)).isFalse();
        assertThat(sees("sales", "teams", ofTeam)).isTrue();
        assertThat(sees("sales", "teams", mine)).isFalse();
        assertThat(sees("sales", "all", mine)).isTrue();
        assertThat(sees("sales", "all", ofTeam)).isTrue();
        assertThat(sees("sales", "all", ofOthers)).isFalse();
        assertThat(sees("marketing", "all", mine)).isTrue();
        assertThat(sees("support", "all", ofOthers)).isTrue();
        assertThat(sees("support", "teams", ofOthers)).isFalse();
    }

    @Test
    void countsDaysInBangkok() {
        // 00:30 on 2 December in Bangkok is still 1 December in UTC.
        clock.setTo(Instant.parse("2026-12-01T17:30:00Z"));
        Task lateToday = due("2026-12-02T16:59:00Z");
        Task tomorrow = due("2026-12-02T17:00:00Z");
        Task late = due("2026-12-01T16:00:00Z");

        assertThat(sees("today", lateToday)).isTrue();
        assertThat(sees("today", tomorrow)).isFalse();
        assertThat(sees("week", tomorrow)).isTrue();
        assertThat(sees("overdue", late)).isTrue();
        assertThat(sees("overdue", lateToday)).isFalse();
    }

    @Test
    void putsTheSoonestDueFirstAndPagesWithoutGapsOrRepeats() {
        String process = TaskFixtures.PROCESS;
        Task second = due("2027-01-02T00:00:00Z");
        Task first = due("2027-01-01T00:00:00Z");
        Task never = fixtures.task("support");
        CurrentUser support = as.user("support");
        ListQuery query = ListQuery.of("scope", "all").with("team", "support").with("process", process);

        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            PageOf<OpenTask> page = tasks.list(query.with("after", after), support, 2);
            page.items().forEach(task -> ids.add(task.id()));
            after = page.next();
        } while (after != null);

        assertThat(ids).doesNotHaveDuplicates().containsSubsequence(first.getId(), second.getId(), never.getId());
    }

    @Test
    void findsByNumber() throws Exception {
        Task task = fixtures.task("tech");
        String number = TaskFixtures.number(fixtures.businessKey(task));

        mvc.perform(get("/tasks").param("scope", "teams").param("q", number).with(as.page("support")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/tasks/" + task.getId())));
        mvc.perform(get("/tasks").param("scope", "teams").param("q", "PR-none").with(as.page("support")))
                .andExpect(content().string(not(containsString("/tasks/" + task.getId()))))
                .andExpect(content().string(containsString("No matches")));
    }

    @Test
    void answersTheApiWithFilters() throws Exception {
        Task task = fixtures.task("tech");
        String key = fixtures.businessKey(task);

        mvc.perform(get("/api/v1/tasks/")
                        .param("business_key", key)
                        .param("team", "tech")
                        .with(as.page("support")))
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.results[0].id").value(task.getId()))
                .andExpect(jsonPath("$.results[0].record_number").value(TaskFixtures.number(key)))
                .andExpect(jsonPath("$.results[0].teams[0]").value("tech"));
        mvc.perform(get("/api/v1/tasks/")
                        .param("business_key", key)
                        .param("mine", "true")
                        .with(as.page("support")))
                .andExpect(jsonPath("$.count").value(0));
        mvc.perform(get("/api/v1/tasks/").param("business_key", key).with(as.page("sales")))
                .andExpect(jsonPath("$.count").value(0));
        mvc.perform(get("/api/v1/tasks/{id}", task.getId()).with(as.page("support")))
                .andExpect(jsonPath("$.outcomes[1]").value("reject"));
    }

    @Test
    void refusesAForeignCursor() throws Exception {
        mvc.perform(get("/tasks").param("after", "x").with(as.page("support")))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void showsATaskOnlyToThoseWhoMayDoIt() throws Exception {
        Task task = fixtures.task("finance");

        mvc.perform(get("/tasks/{id}", task.getId()).with(as.page("sales"))).andExpect(status().isForbidden());
        mvc.perform(get("/tasks/{id}", task.getId()).with(as.page("support"))).andExpect(status().isOk());
    }

    private Task due(String at) {
        Task task = fixtures.task("support");
        service.plan(task.getId(), Instant.parse(at), null, as.user("support"));
        return task;
    }

    private boolean sees(String due, Task task) {
        ListQuery query = of(task).with("scope", "all").with("due", due);
        return !tasks.list(query, as.user("support"), 10).isEmpty();
    }

    private boolean sees(String username, String scope, Task task) {
        return tasks.list(of(task).with("scope", scope), as.user(username), 10).items().stream()
                .anyMatch(found -> found.id().equals(task.getId()));
    }

    private ListQuery of(Task task) {
        return ListQuery.ofWords(TaskFixtures.number(fixtures.businessKey(task)));
    }
}
