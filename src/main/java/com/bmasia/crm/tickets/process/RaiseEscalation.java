package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.TicketSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Tell the person in charge". */
@Component
class RaiseEscalation implements JavaDelegate {

    private final TicketSteps steps;

    RaiseEscalation(TicketSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.raiseEscalation(TicketModel.ticket(execution));
    }
}
