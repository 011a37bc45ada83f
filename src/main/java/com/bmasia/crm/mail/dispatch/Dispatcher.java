package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.outbox.WakeDispatcher;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that due mails are sent by this node: one thread looks, several send, a few for each account. */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_THREADS = 12;
    private static final long LOOK_FOR_DEAD_NODES_MILLIS = 5_000;
    private static final long STOP_SECONDS = 20;

    private final Claims claims;
    private final SendingWorker worker;
    private final SmtpConnections connections;
    private final DispatcherNodes nodes;
    private final WakeDispatcher wake;
    private final MailProperties.Dispatcher settings;
    private final Map<UUID, AtomicInteger> running = new ConcurrentHashMap<>();

    private ExecutorService threads;

    Dispatcher(
            Claims claims,
            SendingWorker worker,
            SmtpConnections connections,
            DispatcherNodes nodes,
            WakeDispatcher wake,
            MailProperties properties) {
        this.claims = claims;
        this.worker = worker;
        this.connections = connections;
        this.nodes = nodes;
        this.wake = wake;
        this.settings = properties.dispatcher();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        nodes.starts();
        AtomicInteger count = new AtomicInteger();
        threads =
                Executors.newFixedThreadPool(MAX_THREADS, task -> new Thread(task, "mail-" + count.incrementAndGet()));
        threads.execute(this::look);
    }

    private void look() {
        while (!nodes.isEnding()) {
            try {
                nodes.heartbeat();
                claims.dueAccounts().forEach(this::sendOf);
                wake.await(settings.poll().toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The outbox cannot be read: {}", e.getClass().getSimpleName());
                nodes.waitForDatabase();
            }
        }
    }

    private void sendOf(UUID account) {
        AtomicInteger workers = running.computeIfAbsent(account, none -> new AtomicInteger());
        while (workers.get() < settings.connectionsPerAccount()) {
            workers.incrementAndGet();
            threads.execute(() -> {
                try {
                    worker.run(account, settings.batch());
                } catch (RuntimeException e) {
                    log.error("Sending ended", e);
                } finally {
                    workers.decrementAndGet();
                }
            });
        }
    }

    /** For tests: sends everything that is due, in this thread. */
    void sendDue() {
        nodes.heartbeat();
        claims.dueAccounts().forEach(account -> worker.run(account, settings.batch()));
    }

    @Scheduled(fixedDelay = LOOK_FOR_DEAD_NODES_MILLIS)
    void recover() {
        if (settings.enabled() && nodes.reclaimLost() > 0) {
            wake.now();
        }
    }

    /** Lets what is on its way come to its end and be written down. */
    @Override
    public void stop() {
        nodes.ends();
        wake.now();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Emails were still being sent when the application stopped");
                threads.shutdownNow();
            }
            nodes.leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.closeAll();
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
