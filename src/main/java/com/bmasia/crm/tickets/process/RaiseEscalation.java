package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.lifecycle.TicketEscalation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Notify by escalation level". */
@Component
class RaiseEscalation implements JavaDelegate {

    private final TicketEscalation escalation;
    private final EscalationTable table;

    RaiseEscalation(TicketEscalation escalation, EscalationTable table) {
        this.escalation = escalation;
        this.table = table;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalation.raise(TicketModel.ticket(execution), table.levels());
    }
}
