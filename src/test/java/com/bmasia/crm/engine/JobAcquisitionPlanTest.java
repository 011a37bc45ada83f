package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engine's own statements for fetching due jobs, as they run: with 50,000 waiting timers none of them reads the whole
 * table. PostgreSQL counts the scans of the running transaction, so there is no copy of the statements here to go stale.
 */
@ModuleTest
@Transactional
class JobAcquisitionPlanTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fetchesDueJobsThroughIndexesOnly() {
        WaitingJobs.insert(jdbc, 50_000, "now() + interval '1 minute' * n");
        assertAcquiresByIndex();
    }

    @Test
    void staysSoWhenMuchIsOverdueAfterDowntime() {
        WaitingJobs.insert(jdbc, 45_000, "now() + interval '1 minute' * n");
        WaitingJobs.insert(jdbc, 5_000, "now() - interval '1 second' * n");
        assertAcquiresByIndex();
    }

    /** That the tests above can fail. */
    @Test
    void readsTheWholeTableWithoutOurIndexes() {
        WaitingJobs.insert(jdbc, 50_000, "now() + interval '1 minute' * n");
        jdbc.sql("drop index act_idx_crm_job_due, act_idx_crm_job_lock").update();
        makeSomeDue();
        long before = scans("seq_scan");
        acquire();
        assertThat(scans("seq_scan")).isGreaterThan(before);
    }

    private void makeSomeDue() {
        WaitingJobs.insert(jdbc, 40, "now() - interval '1 second' * n");
        lockSomeOfThem();
        jdbc.sql("analyze act_ru_job").update();
    }

    private void assertAcquiresByIndex() {
        makeSomeDue();
        long before = scans("seq_scan");
        long indexBefore = scans("idx_scan");

        AcquiredJobs jobs = acquire();

        assertThat(jobs.size()).isPositive();
        assertThat(scans("seq_scan")).as("scans of the whole table").isEqualTo(before);
        assertThat(scans("idx_scan")).isGreaterThan(indexBefore);
    }

    private void lockSomeOfThem() {
        jdbc.sql("""
                        update act_ru_job set lock_owner_ = 'other node', lock_exp_time_ = now() + interval '5 minutes'
                        where id_ in (select id_ from act_ru_job where duedate_ < now() limit 10)
                        """).update();
    }

    private AcquiredJobs acquire() {
        JobExecutor executor = new DefaultJobExecutor();
        executor.setMaxJobsPerAcquisition(30);
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(executor));
    }

    private long scans(String kind) {
        return jdbc.sql("select " + kind + " from pg_stat_xact_user_tables where relname = 'act_ru_job'")
                .query(Long.class)
                .single();
    }
}
