package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.TicketSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Remind of open question". */
@Component
class RemindCustomer implements JavaDelegate {

    private final TicketSteps steps;

    RemindCustomer(TicketSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.remind(TicketModel.ticket(execution));
    }
}
