package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the form of task "Triage ticket" says about the ticket, where it was completed by its form. */
@Component
class RecordTriage implements TaskListener {

    private final FormAnswers answers;

    RecordTriage(FormAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void notify(DelegateTask task) {
        answers.given(task).ifPresent(given -> {
            given.classify(
                    TicketCategory.of(TicketModel.text(task, TicketModel.CATEGORY)),
                    TicketPriority.of(TicketModel.text(task, TicketModel.PRIORITY)));
            given.noteOutcome();
        });
    }
}
