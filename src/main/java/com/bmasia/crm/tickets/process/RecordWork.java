package com.bmasia.crm.tickets.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the form of task "Work on ticket" says to the customer, where it was completed by its form. */
@Component
class RecordWork implements TaskListener {

    private final FormAnswers answers;

    RecordWork(FormAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void notify(DelegateTask task) {
        answers.given(task).ifPresent(FormAnswers.Given::noteOutcome);
    }
}
