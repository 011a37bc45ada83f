package com.bmasia.crm.mail.live;

import com.bmasia.crm.web.LiveUpdates;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells open pages, at most once a second, that mails have changed: topic {@code mails}, and {@code mail-failures} where
 * somebody has to look. Not in the transactions themselves: PostgreSQL lets those that notify commit only one after another,
 * and hundreds of mails go out in a second.
 */
@Component
public class MailNews {

    private final LiveUpdates live;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean failed = new AtomicBoolean();

    MailNews(LiveUpdates live) {
        this.live = live;
    }

    /** Counts once the running transaction, if there is one, has committed. */
    public void changed() {
        afterCommit(changed);
    }

    /** A mail has come to an end that needs a person, or a person has seen to one. */
    public void failuresChanged() {
        afterCommit(changed);
        afterCommit(failed);
    }

    private static void afterCommit(AtomicBoolean news) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            news.set(true);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.set(true);
            }
        });
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        if (changed.getAndSet(false)) {
            live.publish("mails");
        }
        if (failed.getAndSet(false)) {
            live.publish("mail-failures");
        }
    }
}
