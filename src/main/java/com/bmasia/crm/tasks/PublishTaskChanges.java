package com.bmasia.crm.tasks;

import com.bmasia.crm.web.LiveUpdates;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells open task lists that tasks came, changed hands or went, whoever did it: a person, a process or a timer. Once per
 * transaction, because starting a thousand processes at once is one change to those who look.
 */
@Component
class PublishTaskChanges {

    static final String TOPIC = "tasks";

    private final LiveUpdates live;

    PublishTaskChanges(LiveUpdates live) {
        this.live = live;
    }

    @EventListener
    void on(DelegateTask task) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            live.publish(TOPIC);
        } else if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, TOPIC);
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
        }
    }

    private class AtTheEnd implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            live.publish(TOPIC);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PublishTaskChanges.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PublishTaskChanges.this, TOPIC);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PublishTaskChanges.this);
        }
    }
}
