package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node publishes reaches the browsers of every node, after the commit, and only those whom it concerns. */
@ModuleTest
class LiveUpdatesTest {

    @Autowired
    LiveUpdates live;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    private final Node first = new Node();
    private final Node second = new Node();

    @BeforeEach
    void start() {
        first.start(database);
        second.start(database);
    }

    @AfterEach
    void stop() {
        first.listener.stop();
        second.listener.stop();
    }

    @Test
    void reachesEveryNode() {
        live.publish("tickets");
        await().untilAsserted(() -> assertThat(first.heard).contains("tickets"));
        await().untilAsserted(() -> assertThat(second.heard).contains("tickets"));
    }

    @Test
    void isHeardOnlyAfterTheCommitAndNeverAfterARollback() {
        transaction.executeWithoutResult(status -> {
            live.publish("rolled-back");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> live.publish("committed"));
        await().untilAsserted(() -> assertThat(first.heard).contains("committed"));
        assertThat(first.heard).doesNotContain("rolled-back");
    }

    @Test
    void looksAtEverythingAgainAfterALostConnection() {
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'crm live updates'"
                        + " and datname = current_database()")
                .query(Boolean.class)
                .list();
        await().untilAsserted(() -> assertThat(first.heard).contains(LiveListener.EVERYTHING));
        live.publish("after-the-loss");
        await().untilAsserted(() -> assertThat(first.heard).contains("after-the-loss"));
    }

    @Test
    void browserHearsPublicTopicsAndItsOwnPersonsOnly() throws Exception {
        MockHttpServletResponse browser = mvc.perform(get("/live").with(as.page("support")))
                .andExpect(request().asyncStarted())
                .andReturn()
                .getResponse();
        live.publish("notifications-" + as.user("sales").id());
        live.publish("notifications-" + as.user("support").id());
        live.publish("tickets");
        await().untilAsserted(() -> assertThat(browser.getContentAsString()).contains("data:tickets"));
        assertThat(browser.getContentAsString())
                .contains("data:notifications-" + as.user("support").id())
                .doesNotContain(as.user("sales").id().toString());
    }

    /** What another copy of the application hears. */
    private static class Node extends LiveStreams {

        final Queue<String> heard = new ConcurrentLinkedQueue<>();
        LiveListener listener;

        void start(JdbcConnectionDetails database) {
            listener = new LiveListener(database, this);
            listener.start();
            await().until(listener::isConnected);
        }

        @Override
        void tell(String topic) {
            heard.add(topic);
        }
    }
}
