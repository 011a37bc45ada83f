package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.tasks.progress.Progress;
import com.bmasia.crm.tasks.progress.Progress.Step;
import com.bmasia.crm.tasks.progress.ProgressQueries;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class ShowProgressTest {

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
    ProgressQueries progress;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    @Test
    void marksTheTokenThePathAndTheTimer() throws Exception {
        Task task = fixtures.task("tech");
        String key = fixtures.businessKey(task);
        service.complete(task.getId(), "approve", Map.of("amount", 1), as.user("support"));

        mvc.perform(get("/tasks/process/practice-approval/{key}/state", key).with(as.page("support")))
                .andExpect(jsonPath("$.ended").value(false))
                .andExpect(jsonPath("$.tokens[0]").value("event_twoDaysPassed"))
                .andExpect(jsonPath("$.completed[?(@ == 'userTask_decide')]").exists())
                .andExpect(jsonPath("$.flows[?(@ == 'flow_yes')]").exists())
                .andExpect(jsonPath("$.flows[?(@ == 'flow_no')]").doesNotExist())
                .andExpect(jsonPath("$.timers[0].element").value("event_twoDaysPassed"));
        mvc.perform(get("/tasks/process/practice-approval/{key}/diagram", key).with(as.page("support")))
                .andExpect(content().string(containsString("bpmn:definitions")));
    }

    @Test
    void tellsWhatHappenedInSentences() throws Exception {
        Task task = fixtures.task("sales");
        String key = fixtures.businessKey(task);
        clock.advance(Duration.ofMinutes(1));
        service.claim(task.getId(), as.user("sales"));
        clock.advance(Duration.ofMinutes(1));
        service.release(task.getId(), as.user("sales"));
        clock.advance(Duration.ofMinutes(1));
        service.assign(task.getId(), as.user("marketing").id(), as.user("manager"));
        clock.advance(Duration.ofMinutes(1));
        service.complete(task.getId(), "approve", Map.of("amount", 1), as.user("marketing"));
        jobs.of(key).fireNextTimer();

        Progress now = progress.of(TaskFixtures.PROCESS, key, as.user("sales"));

        assertThat(now.isEnded()).isTrue();
        assertThat(now.steps())
                .extracting(Step::kind)
                .containsExactly(
                        "started", "taskForTeam", "claimed", "released", "assigned", "completed", "waited", "ended");
        mvc.perform(get("/tasks/process/practice-approval/{key}", key)
                        .with(as.page("sales"))
                        .header("HX-Request", "true"))
                .andExpect(content().string(containsString("Decide assigned to Mali Wongsakul by Niran Chaiyaporn")))
                .andExpect(content().string(containsString("Decide completed by Mali Wongsakul")));
    }

    @Test
    void showsTheLifecycleOfATicketWithTheProcessesItCalled() {
        as.signIn("sales");
        TicketId ticket = tickets.ticket();

        Progress now = progress.of("ticket-lifecycle", ticket.toString(), as.user("sales"));

        assertThat(now.tokens()).contains("userTask_triageTicket");
        assertThat(now.called()).isNotEmpty();
        assertThat(now.record().title()).isEqualTo("No music in the lobby");
    }

    @Test
    void isOnlyForRecordsThatThePersonMaySee() throws Exception {
        mvc.perform(get("/tasks/process/no-such-process/x/state").with(as.page("admin")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/tasks/process/practice-approval/unknown/state").with(as.page("admin")))
                .andExpect(status().isNotFound());
    }
}
