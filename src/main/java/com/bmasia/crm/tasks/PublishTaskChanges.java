package com.bmasia.crm.tasks;

import com.bmasia.crm.web.LiveUpdates;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells open task lists that tasks came, changed hands or went, whoever did it: a person, a process or a timer. Once per
 * transaction, as {@link LiveUpdates} does with all topics: starting a thousand processes at once is one change to those
 * who look.
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
        live.publish(TOPIC);
    }
}
