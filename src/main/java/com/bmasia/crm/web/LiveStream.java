package com.bmasia.crm.web;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser's open connection. Topics wait in a set, so that a slow browser delays only itself and hears once of what
 * changed many times.
 */
final class LiveStream {

    private static final String PRIVATE_TOPIC = "notifications-";
    private static final String HEARTBEAT = "";

    private final String owner;
    private final SseEmitter connection;
    private final Executor sender;
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean sending;

    LiveStream(String owner, SseEmitter connection, Executor sender) {
        this.owner = owner;
        this.connection = connection;
        this.sender = sender;
    }

    boolean belongsTo(String person) {
        return owner.equals(person);
    }

    /** A person's notifications are nobody else's business, not even that there are some. */
    void offer(String topic) {
        if (!topic.startsWith(PRIVATE_TOPIC) || topic.equals(PRIVATE_TOPIC + owner)) {
            enqueue(topic);
        }
    }

    void beat() {
        enqueue(HEARTBEAT);
    }

    void close() {
        connection.complete();
    }

    private synchronized void enqueue(String topic) {
        waiting.add(topic);
        if (!sending) {
            sending = true;
            sender.execute(this::send);
        }
    }

    private void send() {
        for (List<String> topics = take(); !topics.isEmpty(); topics = take()) {
            try {
                for (String topic : topics) {
                    connection.send(
                            topic.equals(HEARTBEAT)
                                    ? SseEmitter.event().comment("")
                                    : SseEmitter.event().data(topic));
                }
            } catch (IOException | IllegalStateException gone) {
                // The container reports the broken connection to the emitter, which takes this stream off the list.
                return;
            }
        }
    }

    private synchronized List<String> take() {
        List<String> topics = List.copyOf(waiting);
        waiting.clear();
        sending = !topics.isEmpty();
        return topics;
    }
}
