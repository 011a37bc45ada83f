package com.bmasia.crm.tickets.process;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.engine.TaskOutcomes;
import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.UserId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Entering a step that has the property "status" gives the ticket that status. */
@Component
class RecordStage implements ExecutionListener {

    private final TicketSteps steps;
    private final ActingUser acting;

    RecordStage(TicketSteps steps, ActingUser acting) {
        this.steps = steps;
        this.acting = acting;
    }

    @Override
    public void notify(DelegateExecution execution) {
        TaskOutcomes.property(execution.getBpmnModelElementInstance(), TicketModel.STATUS_PROPERTY)
                .map(TicketStatus::of)
                .forEach(stage -> steps.enterStage(
                        TicketModel.ticket(execution), stage, acting.current().map(UserId::of)));
    }
}
