package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Tasks of a record whose module says nothing of its page: a panel for any page, and pages of their own. */
@ModuleTest
class WorkOnRecordOfAnyKindTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TaskFixtures fixtures;

    @Autowired
    UserTaskService service;

    @Autowired
    TaskQueries queries;

    @Nested
    class ThePanel {

        @Test
        void showsTheOpenTasksOfTheRecordWithTheirForms() throws Exception {
            Task task = fixtures.task("tech");

            panel(task, "support", true)
                    .andExpect(content().string(containsString("/tasks/" + task.getId() + "/complete")))
                    .andExpect(content().string(containsString("name=\"field.amount\"")))
                    .andExpect(content().string(not(containsString("<html"))));
            panel(task, "support", false)
                    .andExpect(content().string(containsString("<html")))
                    .andExpect(content().string(containsString("/practice/" + fixtures.businessKey(task))));
        }

        @Test
        void offersNothingToThoseWhoMayNot() throws Exception {
            Task task = fixtures.task("finance");

            panel(task, "sales", true)
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString(task.getId()))));
        }
    }

    @Nested
    class AfterATaskChangedHands {

        @Test
        void saysWhoHasItAndKeepsWhatWasTyped() throws Exception {
            Task task = fixtures.task("tech");
            service.claim(task.getId(), as.user("support"));
            service.assign(task.getId(), as.user("manager").id(), as.user("manager"));

            complete(task, as.user("support").id().toString())
                    .andExpect(status().isConflict())
                    .andExpect(content()
                            .string(containsString(
                                    "is now assigned to " + as.user("manager").fullName() + ".")))
                    .andExpect(content().string(containsString("value=\"12\"")))
                    .andExpect(content().string(containsString("Do it anyway")));
            assertThat(fixtures.isOpen(task)).isTrue();

            complete(task, as.user("manager").id().toString()).andExpect(redirectedUrlPattern("/practice/*"));
            assertThat(fixtures.isOpen(task)).isFalse();
        }

        @Test
        void saysThatItWasGivenBack() throws Exception {
            Task task = fixtures.task("tech");
            service.claim(task.getId(), as.user("support"));
            service.release(task.getId(), as.user("manager"));

            complete(task, as.user("support").id().toString())
                    .andExpect(status().isConflict())
                    .andExpect(content().string(containsString("has been released to the team")));
        }

        @Test
        void isNoSurpriseWhereItBecameOnesOwn() throws Exception {
            Task task = fixtures.task("tech");
            service.assign(task.getId(), as.user("support").id(), as.user("manager"));

            complete(task, "").andExpect(redirectedUrlPattern("/practice/*"));
        }
    }

    @Test
    void countsMineApartFromThoseOfMyTeams() {
        TaskQueries.Waiting before = queries.count(as.user("marketing"));
        fixtures.task("sales");
        Task mine = fixtures.task("sales");
        service.claim(mine.getId(), as.user("marketing"));

        assertThat(queries.count(as.user("marketing")).mine()).isEqualTo(before.mine() + 1);
        assertThat(queries.count(as.user("marketing")).teams()).isEqualTo(before.teams() + 1);
        assertThat(queries.next(fixtures.businessKey(mine), as.user("marketing")))
                .get()
                .satisfies(next -> assertThat(next.id()).isNotEqualTo(mine.getId()));
    }

    private ResultActions panel(Task task, String user, boolean part) throws Exception {
        var request = get("/tasks/of/{process}/{key}", TaskFixtures.PROCESS, fixtures.businessKey(task));
        return mvc.perform((part ? request.header("HX-Request", "true") : request).with(as.page(user)));
    }

    private ResultActions complete(Task task, String seen) throws Exception {
        return mvc.perform(post("/tasks/{id}/complete", task.getId())
                .with(as.page("support"))
                .with(csrf())
                .param("seen", seen)
                .param("outcome", "approve")
                .param("field.amount", "12"));
    }
}
