package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.MailProperties;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailboxes, on every node, with threads of its own: a mail server that is slow must not keep anything else
 * from running.
 */
@Component
class PollMailboxes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PollMailboxes.class);
    private static final int THREADS = 2;
    private static final long LOOK_SECONDS = 5;
    private static final long STOP_SECONDS = 5;

    private final MailboxClaims claims;
    private final MailboxReader reader;
    private final MailProperties.Mailboxes settings;

    private ScheduledExecutorService threads;

    PollMailboxes(MailboxClaims claims, MailboxReader reader, MailProperties properties) {
        this.claims = claims;
        this.reader = reader;
        this.settings = properties.mailboxes();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        threads = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "mailbox");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < THREADS; i++) {
            threads.scheduleWithFixedDelay(this::lookQuietly, LOOK_SECONDS + i, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void lookQuietly() {
        try {
            readDue();
        } catch (RuntimeException e) {
            log.warn("Mailboxes cannot be read: {}", e.getClass().getSimpleName());
        }
    }

    /** Reads one after the other until none is due. */
    void readDue() {
        for (Optional<ClaimedMailbox> next = claims.take(); next.isPresent(); next = claims.take()) {
            reader.read(next.get());
        }
    }

    @Override
    public void stop() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
