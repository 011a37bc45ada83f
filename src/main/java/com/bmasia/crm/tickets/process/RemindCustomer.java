package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** At the end of step "Email: reminder". */
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
