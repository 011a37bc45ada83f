package com.bmasia.crm.engine;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * The entry {@code engine} of the health page. A backlog or an incident is shown but keeps the node up: restarting it would
 * not help. Only a job executor that should run and does not is a reason to replace the node.
 */
@Component
class EngineHealthIndicator extends AbstractHealthIndicator {

    private final ProcessEngine engine;
    private final EngineLoad load;
    private final boolean shouldRunJobs;

    EngineHealthIndicator(
            ProcessEngine engine,
            EngineLoad load,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean shouldRunJobs) {
        super("engine");
        this.engine = engine;
        this.load = load;
        this.shouldRunJobs = shouldRunJobs;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean runsJobs = runsJobs();
        Duration lag = load.lag();
        health.status(shouldRunJobs && !runsJobs ? "DOWN" : "UP")
                .withDetail("runsJobs", runsJobs)
                .withDetail("jobsDue", load.jobsDue())
                .withDetail("lagSeconds", lag.toSeconds())
                .withDetail("incidents", load.incidents());
    }

    private boolean runsJobs() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        return executor != null && executor.isActive();
    }
}
