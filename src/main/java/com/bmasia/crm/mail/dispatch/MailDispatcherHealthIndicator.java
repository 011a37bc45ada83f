package com.bmasia.crm.mail.dispatch;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * The entry {@code mailDispatcher} of the health page: whether this node sends, and how far all of them are behind. Shown,
 * but no reason to replace a node: pages work without mail, and a mail server that is down is down for every node.
 */
@Component
class MailDispatcherHealthIndicator extends AbstractHealthIndicator {

    private final Dispatcher dispatcher;
    private final OutboxLoad load;

    MailDispatcherHealthIndicator(Dispatcher dispatcher, OutboxLoad load) {
        super("mail dispatcher");
        this.dispatcher = dispatcher;
        this.load = load;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        OutboxLoad.Counts counts = load.counts();
        health.up()
                .withDetail("sends", dispatcher.isRunning())
                .withDetail("nodesAlive", counts.nodes())
                .withDetail("lagSeconds", load.lag().toSeconds())
                .withDetail("waiting", counts.waiting())
                .withDetail("inFlight", counts.inFlight())
                .withDetail("failures", counts.failures());
    }
}
