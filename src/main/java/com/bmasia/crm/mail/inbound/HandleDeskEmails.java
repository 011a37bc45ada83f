package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.bounces.HandOverReport;
import com.bmasia.crm.mail.inbound.DeskEmails.Claimed;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.mail.mime.EmailReader;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.mail.mime.UnreadableEmail;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles stored emails in the order in which they came: one node at a time, each email in a transaction of its own with all
 * that follows from it. One that cannot be handled does not keep the next from being so.
 */
@Component
class HandleDeskEmails {

    private static final Logger log = LoggerFactory.getLogger(HandleDeskEmails.class);
    private static final int MOST_AT_ONCE = 200;

    /** Any number that nobody else locks. */
    private static final long TURN = 7_406_112_026L;

    /** Two programs that answer each other would otherwise do so for ever (RFC 3834). */
    static final int MOST_ANSWERS = 10;

    static final Duration ANSWERS_WITHIN = Duration.ofHours(3);

    private final DeskEmails emails;
    private final HandOverReport reports;
    private final ObjectProvider<HandleEmail> handlers;
    private final MailNews news;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MailProperties.Mailboxes settings;
    private final Clock clock;

    HandleDeskEmails(
            DeskEmails emails,
            HandOverReport reports,
            ObjectProvider<HandleEmail> handlers,
            MailNews news,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MailProperties properties,
            Clock clock) {
        this.emails = emails;
        this.reports = reports;
        this.handlers = handlers;
        this.news = news;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = properties.mailboxes();
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000)
    void handleSometimes() {
        if (settings.enabled() && isAnyDue()) {
            handleDue();
        }
    }

    private boolean isAnyDue() {
        return jdbc.sql("select exists (select from mail_desk_email where due_at <= :now)")
                .param("now", Sql.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Nothing where another node is at it. */
    void handleDue() {
        // This transaction only holds the turn; what each email brings about commits on its own.
        transaction.executeWithoutResult(turn -> {
            boolean ours = jdbc.sql("select pg_try_advisory_xact_lock(:turn)")
                    .param("turn", TURN)
                    .query(Boolean.class)
                    .single();
            int count = 0;
            Optional<Claimed> next = ours ? emails.takeDue() : Optional.empty();
            while (next.isPresent()) {
                handle(next.get());
                next = ++count < MOST_AT_ONCE ? emails.takeDue() : Optional.empty();
            }
            if (count > 0) {
                news.failuresChanged();
            }
        });
    }

    private void handle(Claimed claimed) {
        try {
            ReadEmail content = EmailReader.read(claimed.raw());
            ownTransaction(() -> {
                DeskEmail email =
                        new DeskEmail(claimed.id(), claimed.team(), claimed.mailbox(), mayAnswer(content), content);
                emails.describe(email);
                Optional<UUID> report = reports.take(claimed.raw(), content.from(), content.headers()::first);
                emails.settle(email.id(), report.map(HandleDeskEmails::reported).orElseGet(() -> verdict(email)));
            });
        } catch (UnreadableEmail e) {
            emails.quarantine(claimed.id(), "unreadable", e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Email {} to {} cannot be handled yet", claimed.id(), claimed.mailbox(), e);
            emails.failed(claimed.id(), e.getClass().getSimpleName());
        }
    }

    private static Verdict reported(UUID report) {
        return Verdict.of(DeskEmailState.REPORT, new AboutRecord("returned", report), null);
    }

    private Verdict verdict(DeskEmail email) {
        return handlers.stream()
                .findFirst()
                .map(handler -> handler.handle(email))
                .orElseGet(() -> Verdict.review("nobody", ""));
    }

    private boolean mayAnswer(ReadEmail content) {
        return !content.isAutomatic()
                && content.from() != null
                && emails.answersTo(content.from(), clock.instant().minus(ANSWERS_WITHIN)) < MOST_ANSWERS;
    }

    private void ownTransaction(Runnable work) {
        TransactionTemplate own = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(status -> work.run());
    }
}
