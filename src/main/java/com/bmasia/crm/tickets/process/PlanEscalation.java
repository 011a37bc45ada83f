package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.lifecycle.TicketEscalation;
import com.bmasia.crm.tickets.sla.EscalationPlan;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Plan next escalation". */
@Component
class PlanEscalation implements JavaDelegate {

    private final TicketEscalation escalation;
    private final EscalationTable table;

    PlanEscalation(TicketEscalation escalation, EscalationTable table) {
        this.escalation = escalation;
        this.table = table;
    }

    @Override
    public void execute(DelegateExecution execution) {
        EscalationPlan plan = escalation.plan(TicketModel.ticket(execution), table.levels());
        execution.setVariable(TicketModel.CLOCK_STATE, plan.state().name().toLowerCase(Locale.ROOT));
        // The engine keeps milliseconds: rounded up, so that its timer never fires before the level is reached.
        execution.setVariable(
                TicketModel.NEXT_ESCALATION_AT,
                plan.at() == null ? null : Date.from(plan.at().plusNanos(999_999)));
    }
}
