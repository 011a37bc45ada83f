package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.accounts.PrivateHosts;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.mail.probe.GuardedSockets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Open connections to mail servers that nobody uses at the moment, kept for the next mail of the same account. */
@Component
class SmtpConnections {

    private final MailProperties.Dispatcher settings;
    private final PrivateHosts hosts;
    private final Clock clock;
    private final List<Idle> idle = new ArrayList<>();

    SmtpConnections(MailProperties properties, PrivateHosts hosts, Clock clock) {
        this.hosts = hosts;
        this.settings = properties.dispatcher();
        this.clock = clock;
    }

    private record Idle(UUID account, SmtpServer server, SmtpConnection connection, Instant since) {}

    /** A connection in use; goes back when it is closed. */
    record Lease(SmtpConnections pool, UUID account, SmtpServer server, SmtpConnection connection)
            implements AutoCloseable {

        @Override
        public void close() {
            pool.giveBack(this);
        }
    }

    Lease lease(UUID account, SmtpServer server) {
        for (Idle kept = next(account); kept != null; kept = next(account)) {
            // Another server or password since then: what was opened with the old one is over.
            if (kept.server().equals(server) && kept.connection().isUsable(settings.mailsPerConnection())) {
                return new Lease(this, account, server, kept.connection());
            }
            kept.connection().close();
        }
        return new Lease(this, account, server, connection(server));
    }

    private SmtpConnection connection(SmtpServer server) {
        return new SmtpConnection(server, settings, new GuardedSockets(hosts.refusedFor(server), null));
    }

    private synchronized Idle next(UUID account) {
        for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
            Idle kept = all.next();
            if (kept.account().equals(account)) {
                all.remove();
                return kept;
            }
        }
        return null;
    }

    private synchronized void giveBack(Lease lease) {
        if (!lease.connection().isOpen()) {
            return;
        }
        idle.add(new Idle(lease.account(), lease.server(), lease.connection(), clock.instant()));
    }

    @Scheduled(fixedDelay = 5000)
    void closeIdle() {
        Instant before = clock.instant().minus(settings.idle());
        close(taken(before));
    }

    void closeAll() {
        close(taken(Instant.MAX));
    }

    private synchronized List<Idle> taken(Instant idleSince) {
        List<Idle> old =
                idle.stream().filter(kept -> kept.since().isBefore(idleSince)).toList();
        idle.removeAll(old);
        return old;
    }

    private static void close(List<Idle> old) {
        old.forEach(kept -> kept.connection().close());
    }
}
