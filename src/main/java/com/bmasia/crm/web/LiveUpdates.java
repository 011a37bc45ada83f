package com.bmasia.crm.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells open pages, on every node, that something changed. A topic is a short name such as {@code tickets} or {@code
 * ticket-<id>}; pages that show it load their part again. Goes through PostgreSQL's NOTIFY, so it arrives only after the
 * transaction has committed, and carries no data.
 */
@Component
public class LiveUpdates {

    static final String CHANNEL = "crm_live";

    private final JdbcClient jdbc;

    LiveUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void publish(String topic) {
        jdbc.sql("select pg_notify(:channel, :topic)")
                .param("channel", CHANNEL)
                .param("topic", topic)
                .query((row, n) -> topic)
                .single();
    }

    /**
     * Closes all streams of this person, on every node. Browsers that may still listen come back by themselves; one whose
     * session has ended is sent away.
     */
    public void end(String person) {
        publish(LiveStreams.END + person);
    }
}
