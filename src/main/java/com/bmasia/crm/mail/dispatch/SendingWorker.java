package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.mail.dispatch.Results.Result;
import com.bmasia.crm.mail.live.MailNews;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due of one account over one connection: results of the last few mails and the claim of the next are one
 * transaction, and between transactions it talks to the mail server. So nothing is sent inside a transaction, and a crash
 * leaves at most these few unknown.
 */
@Component
class SendingWorker {

    private static final Logger log = LoggerFactory.getLogger(SendingWorker.class);

    private static final SmtpOutcome NO_SERVER =
            new SmtpOutcome(SmtpOutcome.Kind.SERVER_UNAVAILABLE, 0, "mail.account.trouble.no-server");

    private final Claims claims;
    private final Results results;
    private final Senders senders;
    private final SmtpConnections connections;
    private final DispatcherNodes nodes;
    private final AccountBackoff trouble;
    private final TransactionTemplate transaction;
    private final OutboxMeters meters;
    private final MailNews news;
    private final Clock clock;

    SendingWorker(
            Claims claims,
            Results results,
            Senders senders,
            SmtpConnections connections,
            DispatcherNodes nodes,
            AccountBackoff trouble,
            TransactionTemplate transaction,
            OutboxMeters meters,
            MailNews news,
            Clock clock) {
        this.claims = claims;
        this.results = results;
        this.senders = senders;
        this.connections = connections;
        this.nodes = nodes;
        this.trouble = trouble;
        this.transaction = transaction;
        this.meters = meters;
        this.news = news;
        this.clock = clock;
    }

    /** Until nothing is due, the server is in trouble, or this node goes down. */
    void run(UUID account, int batch) {
        Optional<SmtpServer> server = senders.server(account);
        if (server.isEmpty()) {
            transaction.executeWithoutResult(status -> trouble.happened(account, NO_SERVER));
            return;
        }
        try (SmtpConnections.Lease lease = connections.lease(account, server.get())) {
            BatchSizing pace = new BatchSizing(batch);
            List<Result> done = List.of();
            do {
                List<ClaimedMail> mails = recordAndTake(done, account, pace.next());
                done = send(mails, lease.connection());
                pace.took(done);
            } while (!done.isEmpty());
        }
    }

    private List<Result> send(List<ClaimedMail> mails, SmtpConnection connection) {
        List<Result> done = new ArrayList<>();
        SmtpOutcome trouble = null;
        for (ClaimedMail mail : mails) {
            Instant start = clock.instant();
            SmtpOutcome outcome = trouble != null ? trouble : connection.open().orElseGet(() -> connection.send(mail));
            trouble = outcome.isOfAccount() ? outcome : null;
            done.add(new Result(mail, outcome, start, clock.instant()));
        }
        return done;
    }

    /** A database that is away for a while must not cost what we know: it is written down when it is back. */
    private List<ClaimedMail> recordAndTake(List<Result> done, UUID account, int batch) {
        while (true) {
            try {
                List<ClaimedMail> taken = transaction.execute(status -> {
                    results.record(nodes.own(), done);
                    return nodes.isEnding() ? List.of() : claims.take(account, nodes.own(), batch);
                });
                meters.count(done);
                if (!done.isEmpty() || !taken.isEmpty()) {
                    news.changed();
                }
                return taken;
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
                log.warn(
                        "Results of {} emails not written yet: {}",
                        done.size(),
                        e.getClass().getSimpleName());
                if (done.isEmpty() || !nodes.waitForDatabase()) {
                    return List.of();
                }
            } catch (RuntimeException e) {
                log.error("Results of {} emails cannot be written together", done.size(), e);
                done.forEach(this::recordAlone);
                return List.of();
            }
        }
    }

    private void recordAlone(Result result) {
        try {
            transaction.executeWithoutResult(status -> results.record(nodes.own(), List.of(result)));
        } catch (RuntimeException e) {
            log.error(
                    "The result of email {} is lost: its status is unknown",
                    result.mail().id(),
                    e);
            transaction.executeWithoutResult(
                    status -> results.unknown(result.mail(), result.outcome().reply()));
        }
    }
}
