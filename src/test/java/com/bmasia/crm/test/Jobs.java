package com.bmasia.crm.test;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;

/**
 * The job executor of tests, by hand. All tests share one database, so it runs only the jobs of one record: those of every
 * process instance with its business key, called ones included. A job that fails fails the test.
 */
public class Jobs {

    private static final int TOO_MANY = 200;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TestClock clock;

    Jobs(ManagementService management, RuntimeService runtime, TestClock clock) {
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    public OfRecord of(Object businessKey) {
        return new OfRecord(businessKey.toString());
    }

    /** @param activityId of the timer event, or of the user task whose listener waits */
    public record Timer(String jobId, String activityId, Instant due) {}

    public class OfRecord {

        private final String businessKey;

        OfRecord(String businessKey) {
            this.businessKey = businessKey;
        }

        /** Runs whatever is due now, and what becomes due by it, until nothing is. */
        public OfRecord runDue() {
            for (int run = 0; run < TOO_MANY; run++) {
                List<Job> due = all().filter(this::isDue).toList();
                if (due.isEmpty()) {
                    return this;
                }
                // One at a time: each may cancel the others.
                management.executeJob(due.get(0).getId());
            }
            throw new AssertionError("More than " + TOO_MANY + " jobs of " + businessKey + ": an endless loop?");
        }

        /** The timers that wait, soonest first. */
        public List<Timer> timers() {
            return all().filter(TimerEntity.class::isInstance)
                    .map(job -> new Timer(
                            job.getId(),
                            activityOf((JobEntity) job),
                            job.getDuedate().toInstant()))
                    .toList();
        }

        public Timer timer(String activityId) {
            return timers().stream()
                    .filter(timer -> timer.activityId().equals(activityId))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No timer " + activityId + " among " + timers()));
        }

        /** Moves the clock to the next timer's moment and fires what is due then. */
        public Timer fireNextTimer() {
            Timer next = timers().stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No timer waits for " + businessKey));
            if (next.due().isAfter(clock.instant())) {
                clock.setTo(next.due());
            }
            runDue();
            return next;
        }

        /** Fires one timer, and leaves what comes after it. */
        public OfRecord fireTimerAlone(String activityId) {
            management.executeJob(timer(activityId).jobId());
            return this;
        }

        /** Moves the clock step by step, so that every timer before that moment fires at its own time. */
        public OfRecord runUntil(Instant moment) {
            runDue();
            while (timers().stream().anyMatch(timer -> !timer.due().isAfter(moment))) {
                fireNextTimer();
            }
            clock.setTo(moment);
            return runDue();
        }

        private String activityOf(JobEntity job) {
            return management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
        }

        private boolean isDue(Job job) {
            return job.getDuedate() == null || !job.getDuedate().after(Date.from(clock.instant()));
        }

        private Stream<Job> all() {
            return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                    .flatMap(instance ->
                            management.createJobQuery().processInstanceId(instance.getId()).active().list().stream())
                    .sorted(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
    }
}
