package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.lifecycle.TicketHandOver;
import com.bmasia.crm.tickets.lifecycle.TicketRouting;
import com.bmasia.crm.tickets.lifecycle.TicketSteps;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step "Record routing". */
@Component
class RecordRouting implements JavaDelegate {

    private final TicketSteps steps;

    RecordRouting(TicketSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TicketHandOver handOver = steps.recordRouting(
                TicketModel.ticket(execution),
                new TicketRouting(
                        TicketModel.text(execution, TicketModel.TEAM),
                        TicketModel.text(execution, TicketModel.TEAM_RULE),
                        TicketModel.text(execution, TicketModel.FIRST_RESPONSE),
                        TicketModel.text(execution, TicketModel.RESOLUTION),
                        TicketModel.text(execution, TicketModel.CALENDAR),
                        TicketModel.text(execution, TicketModel.SERVICE_RULE)));
        execution.setVariable(TicketModel.TEAM, handOver.team());
        execution.setVariable(TicketModel.FIRST_RESPONSE_DUE_AT, date(handOver.firstResponseDue()));
        execution.setVariable(TicketModel.RESOLUTION_DUE_AT, date(handOver.resolutionDue()));
    }

    private static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
