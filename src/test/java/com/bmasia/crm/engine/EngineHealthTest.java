package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What monitoring sees of the engine. */
@ModuleTest
@Transactional
class EngineHealthTest {

    @Autowired
    EngineHealthIndicator health;

    @Autowired
    MeterRegistry meters;

    @Autowired
    EngineLoad load;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsBacklogAndItsAge() {
        int before = load.jobsDue();
        WaitingJobs.insert(jdbc, 5, "now() - interval '20 minutes'");
        assertThat(load.jobsDue()).isEqualTo(before + 5);
        assertThat(meters.get("engine.jobs.due").gauge().value()).isEqualTo(before + 5.0);
        assertThat(meters.get("engine.jobs.lag").gauge().value()).isGreaterThan(1100);
        assertThat(health.health().getDetails()).containsEntry("jobsDue", before + 5);
    }

    @Test
    void doesNotCountJobsOfTheFuture() {
        int before = load.jobsDue();
        WaitingJobs.insert(jdbc, 5, "now() + interval '1 day'");
        assertThat(load.jobsDue()).isEqualTo(before);
    }

    @Test
    void staysUpWithIncidents() {
        double before = meters.get("engine.incidents").gauge().value();
        jdbc.sql("insert into act_ru_incident (id_, rev_, incident_type_, incident_timestamp_) "
                        + "values (gen_random_uuid()::text, 1, 'failedJob', now())")
                .update();
        assertThat(meters.get("engine.incidents").gauge().value()).isEqualTo(before + 1);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
