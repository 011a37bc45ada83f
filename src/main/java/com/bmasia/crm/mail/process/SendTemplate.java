package com.bmasia.crm.mail.process;

import com.bmasia.crm.mail.outbox.ProcessMails;
import com.bmasia.crm.mail.outbox.ProcessMails.ProcessStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Building block "Send template": writes one mail for each visit of the step, with its input parameters. */
@Component
class SendTemplate implements JavaDelegate {

    private final ProcessMails mails;

    SendTemplate(ProcessMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String sent = mails.send(new ProcessStep(
                        SendTemplateRules.processKeyOf(execution),
                        execution.getProcessBusinessKey(),
                        execution.getProcessInstanceId(),
                        execution.getActivityInstanceId(),
                        execution.getVariablesLocal()))
                .map(Object::toString)
                .orElse(SendTemplateRules.NOBODY);
        // Of the visit, for its history: which mail it was, or that there was nobody to write to.
        execution.setVariableLocal(SendTemplateRules.MAIL, sent);
    }
}
