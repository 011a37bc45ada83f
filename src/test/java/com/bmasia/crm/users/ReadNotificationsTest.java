package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.notices.NotificationInbox;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class ReadNotificationsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationInbox inbox;

    @Autowired
    ListSpec<NotificationInbox.Notice> list;

    @Autowired
    Lists lists;

    @Autowired
    TestClock clock;

    @Autowired
    ScheduledAnnotationBeanPostProcessor schedule;

    CurrentUser person;

    @BeforeEach
    void person() {
        person = new AccountsOfTests(users, as).create(Role.SALES);
    }

    @Test
    void showsTheNewestInTheBellAsText() throws Exception {
        send("<b>Bold</b>");
        mvc.perform(get("/users/notifications/bell").with(as.page(person.username())))
                .andExpect(content().string(containsString("one unread")))
                .andExpect(content().string(containsString("A team named &lt;b&gt;Bold&lt;/b&gt; already exists.")));
    }

    @Test
    void opensThePageAndMarksItRead() throws Exception {
        send("A");
        send("B");
        var newest = inbox.newest(person, 10).get(0);
        mvc.perform(post("/users/notifications/{id}/open", newest.id())
                        .with(as.page(person.username()))
                        .with(csrf()))
                .andExpect(redirectedUrl("/users/me"));
        assertThat(inbox.unreadOf(person)).isEqualTo(1);
    }

    @Test
    void marksOneOrAllRead() throws Exception {
        send("A");
        send("B");
        send("C");
        var one = inbox.newest(person, 10).get(1);
        mvc.perform(post("/users/notifications/{id}/read", one.id())
                .with(as.page(person.username()))
                .with(csrf()));
        assertThat(inbox.unreadOf(person)).isEqualTo(2);
        mvc.perform(post("/users/notifications/read")
                .with(as.page(person.username()))
                .with(csrf()));
        assertThat(inbox.unreadOf(person)).isZero();
    }

    @Test
    void nobodyReachesThoseOfOthers() throws Exception {
        send("A");
        var notice = inbox.newest(person, 10).get(0);
        mvc.perform(post("/users/notifications/{id}/open", notice.id())
                        .with(as.page("admin"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/users/notifications/{id}/read", notice.id())
                .with(as.page("admin"))
                .with(csrf()));
        assertThat(inbox.unreadOf(person)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void leadsOnlyToPagesOfTheApplication(String url) {
        assertThatThrownBy(() -> notifications.send(List.of(person.id()), url, "users.team.name.taken", "A"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsALongListPageByPage() {
        for (int i = 0; i < 5; i++) {
            send("N" + i);
        }
        ListQuery all = ListQuery.ofWords("");
        var first = lists.page(list, all, NotificationInbox.of(person), 3);
        var second = lists.page(list, all.with("after", first.next()), NotificationInbox.of(person), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void forgetsReadOnesAfterNinetyDays() {
        send("read");
        inbox.markAllRead(person);
        send("unread");
        clock.advance(Duration.ofDays(89));
        cleanUp();
        assertThat(inbox.newest(person, 10)).hasSize(2);
        clock.advance(Duration.ofDays(2));
        cleanUp();
        assertThat(inbox.newest(person, 10)).hasSize(1);
    }

    /** Runs the job as it is scheduled, so that a job nobody scheduled fails here. */
    private void cleanUp() {
        schedule.getScheduledTasks().stream()
                .map(task -> task.getTask())
                .filter(task -> task.toString().endsWith("NotificationInbox.deleteOldOnes"))
                .findFirst()
                .orElseThrow()
                .getRunnable()
                .run();
    }

    private void send(String argument) {
        notifications.send(List.of(person.id()), "/users/me", "users.team.name.taken", argument);
    }
}
