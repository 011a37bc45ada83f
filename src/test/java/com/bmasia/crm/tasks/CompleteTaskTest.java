package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class CompleteTaskTest {

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
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Test
    void takesPlainFieldsAsABrowserWithoutScriptsSendsThem() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/complete", task.getId())
                        .with(as.page("support"))
                        .with(csrf())
                        .param("outcome", "approve")
                        .param("field.amount", "12")
                        .param("field.reason", "ราคาดี"))
                .andExpect(redirectedUrlPattern("/practice/*"));

        assertThat(runtime.getVariables(task.getProcessInstanceId()))
                .containsEntry("outcome", "approve")
                .containsEntry("amount", 12L)
                .containsEntry("reason", "ราคาดี");
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(task.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo(as.user("support").id().toString());
    }

    @Test
    void takesTheFormViewersJson() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/complete", task.getId())
                        .with(as.page("support"))
                        .with(csrf())
                        .param("outcome", "reject")
                        .param("variables", "{\"amount\": 3, \"reason\": \"no\", \"team\": \"finance\"}"))
                .andExpect(status().is3xxRedirection());

        assertThat(fixtures.isOpen(task)).isFalse();
    }

    @Test
    void showsWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/tasks/{id}/complete", task.getId())
                        .with(as.page("support"))
                        .with(csrf())
                        .param("outcome", "reject")
                        .param("field.amount", "5000")
                        .param("field.note", "half <b>done"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Must be 1000 or less.")))
                .andExpect(content().string(containsString("This field is required.")))
                .andExpect(content().string(containsString("value=\"5000\"")))
                .andExpect(content().string(containsString("half &lt;b&gt;done")));

        assertThat(fixtures.isOpen(task)).isTrue();
    }

    @Test
    void answersTheApiWithAllFaultsByField() throws Exception {
        Task task = fixtures.task("tech");

        mvc.perform(post("/api/v1/tasks/{id}/complete/", task.getId())
                        .with(as.page("support"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"outcome\": \"postpone\", \"variables\": {\"amount\": \"much\"}}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$").value(hasKey("outcome")))
                .andExpect(jsonPath("$").value(hasKey("amount")));
    }

    @Test
    void neverStoresLongTextsInTheProcess() {
        Task task = fixtures.task("tech");

        service.complete(task.getId(), "approve", Map.of("amount", 1, "note", "x".repeat(5000)), as.user("support"));

        assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKey("note");
    }

    @Test
    void isRefusedWhileAColleagueHasTheTask() {
        Task task = fixtures.task("sales");
        service.claim(task.getId(), as.user("sales"));

        assertThatThrownBy(() -> service.complete(task.getId(), "approve", Map.of("amount", 1), as.user("marketing")))
                .isInstanceOf(Conflict.class)
                .satisfies(e -> assertThat(((Conflict) e).arguments()).contains("Ploy Rattanakul"));
    }

    @Test
    void isSaidToBeDoneToWhoeverComesLater() throws Exception {
        Task task = fixtures.task("tech");
        service.complete(task.getId(), "approve", Map.of("amount", 1), as.user("support"));

        mvc.perform(get("/tasks/{id}", task.getId()).with(as.page("manager")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Already completed by Somchai Boonmee")));
    }

    @Test
    void movesATicketByItsOwnForm() {
        as.signIn("sales");
        TicketId ticket = tickets.ticket();
        as.signIn("support");

        service.complete(
                fixtures.open(ticket.toString()).getId(),
                "startWork",
                Map.of("category", "technical", "priority", "high"),
                as.user("support"));

        assertThat(tickets.status(ticket)).isEqualTo("IN_PROGRESS");
        assertThat(tickets.column(ticket, "priority", String.class)).isEqualTo("HIGH");
    }
}
