package com.bmasia.crm.mail.process;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.outbox.WaitingProcesses;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Incidents on process instances whose mail failed. The incident's configuration is the id of the mail. */
@Component
class CamundaWaitingProcesses implements WaitingProcesses {

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;

    CamundaWaitingProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public void mailFailed(String processInstance, MailId mail, String reason) {
        boolean told = runtime.createIncidentQuery()
                        .incidentType(MailIncident.TYPE)
                        .configuration(mail.toString())
                        .count()
                > 0;
        if (!told) {
            engine.getCommandExecutorTxRequired().execute(new RaiseIncident(processInstance, mail.toString(), reason));
        }
    }

    @Override
    public void mailSolved(String processInstance, MailId mail) {
        runtime.createIncidentQuery().incidentType(MailIncident.TYPE).configuration(mail.toString()).list().stream()
                .map(incident -> incident.getId())
                .forEach(runtime::resolveIncident);
    }
}
