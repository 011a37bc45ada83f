package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.sla.EscalationLevel;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** The decision table of escalation levels, as it is deployed at this moment. */
@Component
class EscalationTable {

    private final DecisionService decisions;

    EscalationTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    List<EscalationLevel> levels() {
        return decisions.evaluateDecisionTableByKey(TicketModel.ESCALATION_LEVELS, Map.of()).getResultList().stream()
                .flatMap(row ->
                        EscalationLevel.of(row.get("percent"), row.get("recipient"), row.get("message")).stream())
                .toList();
    }
}
