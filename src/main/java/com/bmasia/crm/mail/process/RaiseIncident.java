package com.bmasia.crm.mail.process;

import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandling;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * An incident of the process instance as a whole, which lasts until it is solved or the instance ends. The engine's own
 * service hangs incidents on a step, and forgets them when the process leaves it; mails fail later than that.
 */
class RaiseIncident implements Command<Void> {

    private final String processInstance;
    private final String configuration;
    private final String message;

    RaiseIncident(String processInstance, String configuration, String message) {
        this.processInstance = processInstance;
        this.configuration = configuration;
        this.message = message;
    }

    @Override
    public Void execute(CommandContext command) {
        ExecutionEntity instance = command.getExecutionManager().findExecutionById(processInstance);
        if (instance != null) {
            IncidentContext about = new IncidentContext();
            about.setProcessDefinitionId(instance.getProcessDefinitionId());
            about.setExecutionId(instance.getId());
            about.setTenantId(instance.getTenantId());
            about.setConfiguration(configuration);
            about.setActivityId(stepThatSends());
            IncidentHandling.createIncident(MailIncident.TYPE, about, message);
        }
        return null;
    }

    /** Known where the mail could not even be made; null for one that failed on its way. */
    private String stepThatSends() {
        BpmnExecutionContext now = Context.getBpmnExecutionContext();
        boolean sending = now != null && now.getProcessInstance().getId().equals(processInstance);
        return sending ? now.getExecution().getActivityId() : null;
    }
}
