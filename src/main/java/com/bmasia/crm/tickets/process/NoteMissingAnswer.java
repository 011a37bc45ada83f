package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Note missing answer". */
@Component
class NoteMissingAnswer implements JavaDelegate {

    private final TicketSteps steps;

    NoteMissingAnswer(TicketSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.noteMissingAnswer(TicketModel.ticket(execution));
    }
}
