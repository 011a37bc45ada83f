package com.bmasia.crm.tickets.process;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import com.bmasia.crm.users.UserId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever is given the task is in charge of the ticket; given back, nobody is. */
@Component
class RecordAssignment implements TaskListener {

    private final TicketSteps steps;
    private final ActingUser acting;

    RecordAssignment(TicketSteps steps, ActingUser acting) {
        this.steps = steps;
        this.acting = acting;
    }

    @Override
    public void notify(DelegateTask task) {
        task.getExecution().setVariable(TicketModel.ASSIGNEE, task.getAssignee());
        steps.recordAssignment(
                TicketModel.ticket(task.getExecution()),
                Optional.ofNullable(task.getAssignee()).map(UserId::of),
                acting.current().map(UserId::of));
    }
}
