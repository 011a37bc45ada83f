package com.bmasia.crm.engine.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A published delegate for the tests of this module. */
@Component
public class StampRecord implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("stamped", execution.getProcessBusinessKey());
    }
}
