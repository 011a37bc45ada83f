package com.bmasia.crm.web;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The browsers that listen for changes on this node. A connection ends after ten minutes and is opened anew by the browser,
 * so that a session which has ended or a person who may no longer sign in stops hearing; a shutdown ends them all at once
 * instead of waiting for them.
 */
@Component
public class LiveStreams implements SmartLifecycle {

    /** Begins a message that is no topic: whose streams end. No topic of a page has a blank. */
    static final String END = "end ";

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int PER_PERSON = 12;
    private static final int PER_NODE = 5_000;
    private static final int SENDERS = 4;

    private final Queue<LiveStream> streams = new ConcurrentLinkedQueue<>();
    private final ThreadPoolTaskExecutor sender = new ThreadPoolTaskExecutor();
    private volatile boolean running;

    LiveStreams() {
        sender.setThreadNamePrefix("live-");
        sender.setCorePoolSize(SENDERS);
        sender.setMaxPoolSize(SENDERS);
        sender.setDaemon(true);
    }

    /**
     * Opens a connection for this person; empty where this node has no room for more. A person with very many open
     * browsers loses the oldest connection.
     */
    public Optional<SseEmitter> open(String person) {
        if (!running || streams.size() >= PER_NODE) {
            return Optional.empty();
        }
        SseEmitter connection = new SseEmitter(LIFETIME.toMillis());
        LiveStream stream = new LiveStream(person, connection, sender);
        connection.onCompletion(() -> streams.remove(stream));
        connection.onTimeout(connection::complete);
        connection.onError(broken -> streams.remove(stream));
        closeOldestOf(person);
        streams.add(stream);
        stream.beat(); // Sends the headers, so that the browser knows that it is connected.
        return Optional.of(connection);
    }

    void tell(String topic) {
        if (topic.startsWith(END)) {
            end(topic.substring(END.length()));
        } else {
            streams.forEach(stream -> stream.offer(topic));
        }
    }

    private void end(String person) {
        streams.stream().filter(stream -> stream.belongsTo(person)).toList().forEach(stream -> {
            streams.remove(stream);
            stream.close();
        });
    }

    int count() {
        return streams.size();
    }

    /** Keeps proxies from closing a quiet connection, and finds out which browsers have gone. */
    @Scheduled(fixedRateString = "PT20S")
    void beat() {
        streams.forEach(LiveStream::beat);
    }

    private void closeOldestOf(String person) {
        var own = streams.stream().filter(stream -> stream.belongsTo(person)).toList();
        if (own.size() >= PER_PERSON) {
            own.get(0).close();
        }
    }

    @Override
    public void start() {
        sender.initialize();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(LiveStream::close);
        streams.clear();
        sender.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server begins to wait for open requests. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1;
    }
}
