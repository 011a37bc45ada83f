package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.dispatch.Results.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Figures of the outbox for monitoring: what this node did is counted, how much waits is read when it is asked for. */
@Component
class OutboxMeters {

    private final Counter sent;
    private final Counter deferred;
    private final Counter failed;
    private final Counter unknown;

    OutboxMeters(MeterRegistry registry, OutboxLoad load) {
        sent = counter(registry, "mail.sent", "Mails that a mail server took from this node");
        deferred = counter(registry, "mail.deferred", "Attempts by this node that were deferred");
        failed = counter(registry, "mail.failed", "Emails from this node that a mail server rejected for good");
        unknown = counter(registry, "mail.unknown", "Emails handed over by this node without a response");
        Gauge.builder("mail.lag", load, source -> source.lag().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the oldest email ready to send has been due")
                .register(registry);
        Gauge.builder("mail.waiting", load, source -> source.counts().waiting())
                .description("Emails waiting, counted up to " + OutboxLoad.MAX_COUNTED)
                .register(registry);
        Gauge.builder("mail.failures", load, source -> source.counts().failures())
                .description(
                        "Failed and unknown emails that nobody has handled, counted up to " + OutboxLoad.MAX_COUNTED)
                .register(registry);
    }

    void count(List<Result> results) {
        for (Result result : results) {
            switch (result.outcome().kind()) {
                case ACCEPTED -> sent.increment();
                case FAILED -> failed.increment();
                case UNKNOWN -> unknown.increment();
                default -> deferred.increment();
            }
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
