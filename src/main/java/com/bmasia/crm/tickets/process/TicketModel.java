package com.bmasia.crm.tickets.process;

import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The words of the ticket models that Java must know: keys, variables, messages, outcomes. A test compares them. */
final class TicketModel {

    static final String LIFECYCLE = "ticket-lifecycle";
    static final String ROUTING = "ticket-routing";
    static final String ESCALATION_LEVELS = "ticket-escalation-levels";

    static final String CATEGORY = "category";
    static final String PRIORITY = "priority";
    static final String COMPANY_NAME = "companyName";
    static final String COMPANY_TIER = "companyTier";
    static final String TEAM = "team";
    static final String TEAM_RULE = "teamRule";
    static final String SERVICE_RULE = "serviceRule";
    static final String FIRST_RESPONSE = "firstResponse";
    static final String RESOLUTION = "resolution";
    static final String CALENDAR = "calendar";
    static final String FIRST_RESPONSE_DUE_AT = "firstResponseDueAt";
    static final String RESOLUTION_DUE_AT = "resolutionDueAt";
    static final String ASSIGNEE = "assignee";
    static final String REOPENED = "reopened";
    static final String OUTCOME = "outcome";
    static final String CLOCK_STATE = "clockState";
    static final String NEXT_ESCALATION_AT = "nextEscalationAt";

    /** Transient: what a person wrote in a task's form. Text never becomes process state. */
    static final String TEXT = "text";

    /** Transient: the use case that completes the task has recorded what was said already. */
    static final String NOTED = "noted";

    /** Property of a step: the status that the ticket takes on entering it. */
    static final String STATUS_PROPERTY = "status";

    static final String CLOCK_CHANGED = "clockChanged";

    /** The choices at the end of a user task, by the value of {@link #OUTCOME}. */
    static final Map<String, TicketMove> MOVE_OF_OUTCOME = Map.of(
            "startWork", TicketMove.START_WORK,
            "waitForCustomer", TicketMove.WAIT_FOR_CUSTOMER,
            "resolve", TicketMove.RESOLVE);

    /** The messages that the lifecycle waits for, by name. */
    static final Map<String, TicketMove> MOVE_OF_MESSAGE = Map.of(
            "customerAnswered", TicketMove.RESUME,
            "resolvedWhileWaiting", TicketMove.RESOLVE,
            "ticketReopened", TicketMove.REOPEN,
            "ticketClosed", TicketMove.CLOSE,
            "ticketCancelled", TicketMove.CANCEL);

    private TicketModel() {}

    static TicketId ticket(DelegateExecution execution) {
        return TicketId.of(execution.getProcessBusinessKey());
    }

    static String text(VariableScope variables, String name) {
        return (String) variables.getVariable(name);
    }
}
