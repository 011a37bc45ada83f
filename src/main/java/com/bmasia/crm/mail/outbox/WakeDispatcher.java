package com.bmasia.crm.mail.outbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets the dispatcher of this node look at the outbox right after a commit, instead of at its next poll. */
@Component
public class WakeDispatcher {

    private static final Object CALL = new Object();

    private final BlockingQueue<Object> calls = new ArrayBlockingQueue<>(1);

    void afterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    now();
                }
            });
        }
    }

    public void now() {
        calls.offer(CALL);
    }

    /** Returns when called, or after so many milliseconds. */
    public void await(long millis) throws InterruptedException {
        calls.poll(millis, TimeUnit.MILLISECONDS);
    }
}
