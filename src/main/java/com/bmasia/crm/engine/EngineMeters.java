package com.bmasia.crm.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The engine's figures for monitoring; each is read when it is asked for. */
@Component
class EngineMeters implements MeterBinder {

    private final EngineLoad load;

    EngineMeters(EngineLoad load) {
        this.load = load;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("engine.jobs.due", load, EngineLoad::jobsDue)
                .description("Jobs that should have begun by now, counted up to " + EngineLoad.MAX_COUNTED)
                .register(registry);
        Gauge.builder("engine.jobs.lag", load, source -> source.lag().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the oldest due job has been waiting")
                .register(registry);
        Gauge.builder("engine.incidents", load, EngineLoad::incidents)
                .description("Steps that wait for a person after their last retry")
                .register(registry);
    }
}
