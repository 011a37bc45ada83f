package com.bmasia.crm.tickets.process;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * A ticket's task can be completed on the ticket's page, which records what was said itself, or by the task's form in the
 * task list; then the answers are in (transient) variables and are recorded here.
 */
@Component
class FormAnswers {

    private final TicketService tickets;
    private final TicketConversation conversation;
    private final SignIns people;
    private final ActingUser acting;

    FormAnswers(TicketService tickets, TicketConversation conversation, SignIns people, ActingUser acting) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.people = people;
        this.acting = acting;
    }

    /** Empty where the ticket's page completed the task. */
    Optional<Given> given(DelegateTask task) {
        if (Boolean.TRUE.equals(task.getVariable(TicketModel.NOTED))) {
            return Optional.empty();
        }
        return acting.current().map(UserId::of).flatMap(people::byId).map(by -> new Given(task, by));
    }

    final class Given {

        private final DelegateTask task;
        private final CurrentUser by;

        private Given(DelegateTask task, CurrentUser by) {
            this.task = task;
            this.by = by;
        }

        void classify(TicketCategory category, TicketPriority priority) {
            tickets.classify(ticket(), category, priority, by);
        }

        void noteOutcome() {
            TicketMove move = TicketModel.MOVE_OF_OUTCOME.get(TicketModel.text(task, TicketModel.OUTCOME));
            conversation.noteOutcome(ticket(), move, TicketModel.text(task, TicketModel.TEXT), by);
        }

        private TicketId ticket() {
            return TicketModel.ticket(task.getExecution());
        }
    }
}
