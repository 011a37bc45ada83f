package com.bmasia.crm.web;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    /** In a transaction all topics go out together, right before the commit, each once. */
    public void publish(String topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            send(Set.of(topic));
            return;
        }
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Topics.class::isInstance)
                .map(Topics.class::cast)
                .findFirst()
                .orElseGet(this::newTopics)
                .add(topic);
    }

    private Topics newTopics() {
        Topics topics = new Topics();
        TransactionSynchronizationManager.registerSynchronization(topics);
        return topics;
    }

    private void send(Set<String> topics) {
        jdbc.sql("select pg_notify(:channel, topic) from unnest(cast(:topics as text[])) topic")
                .param("channel", CHANNEL)
                .param("topics", topics.toArray(String[]::new))
                .query((row, n) -> n)
                .list();
    }

    private final class Topics implements TransactionSynchronization {

        private final Set<String> topics = new LinkedHashSet<>();

        private void add(String topic) {
            topics.add(topic);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            send(topics);
        }
    }

    /**
     * Closes all streams of this person, on every node. Browsers that may still listen come back by themselves; one whose
     * session has ended is sent away.
     */
    public void end(String person) {
        publish(LiveStreams.END + person);
    }
}
