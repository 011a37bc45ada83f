package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.consent.BounceKind;
import com.bmasia.crm.mail.consent.Bounces;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what became of mails that this node had taken. */
@Component
class Results {

    /** After the first, the second, … try; then the last one again until the mail is given up. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final JdbcClient jdbc;
    private final Quotas quotas;
    private final Failures failures;
    private final AccountTrouble trouble;
    private final Bounces bounces;
    private final MessageSource texts;
    private final MailProperties properties;
    private final Clock clock;

    Results(
            JdbcClient jdbc,
            Quotas quotas,
            Failures failures,
            AccountTrouble trouble,
            Bounces bounces,
            MessageSource texts,
            MailProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.quotas = quotas;
        this.failures = failures;
        this.trouble = trouble;
        this.bounces = bounces;
        this.texts = texts;
        this.properties = properties;
        this.clock = clock;
    }

    /** One conversation about one mail. */
    record Result(ClaimedMail mail, SmtpOutcome outcome, Instant startedAt, Instant endedAt) {}

    /** In the caller's transaction. */
    void record(UUID node, List<Result> results) {
        for (Result result : results) {
            attempt(node, result);
            switch (result.outcome().kind()) {
                case ACCEPTED -> accepted(result);
                case DEFERRED -> deferred(result);
                case FAILED -> failed(result);
                case UNKNOWN -> unknown(result.mail(), result.outcome().answer());
                default -> returned(result);
            }
        }
        results.stream()
                .filter(result -> result.outcome().isOfAccount())
                .findFirst()
                .ifPresentOrElse(
                        result -> trouble.happened(result.mail().account(), result.outcome()),
                        () -> results.stream()
                                .findFirst()
                                .ifPresent(result -> trouble.over(result.mail().account())));
    }

    private void attempt(UUID node, Result result) {
        SmtpOutcome outcome = result.outcome();
        jdbc.sql("""
                        insert into mail_attempt (id, mail_id, account_id, node, started_at, ended_at, outcome, code, answer)
                        values (:id, :mail, :account, :node, :started, :ended, :outcome, :code, :answer)
                        """)
                .param("id", Ids.next())
                .param("mail", result.mail().id().value())
                .param("account", result.mail().account())
                .param("node", node)
                .param("started", Sql.at(result.startedAt()))
                .param("ended", Sql.at(result.endedAt()))
                .param(
                        "outcome",
                        outcome.isOfAccount() ? "DEFERRED" : outcome.kind().name())
                .param("code", outcome.code() == 0 ? null : outcome.code())
                .param("answer", outcome.answer())
                .update();
    }

    private void accepted(Result result) {
        jdbc.sql("""
                        update mail_message
                           set state = 'ACCEPTED', state_reason = null, accepted_at = :at, finished_at = :at,
                               claim = null, node = null
                         where id = :id and claim = :claim and state in ('IN_FLIGHT', 'UNKNOWN', 'QUEUED')
                        """)
                .param("at", Sql.at(result.endedAt()))
                .param("id", result.mail().id().value())
                .param("claim", result.mail().claim())
                .update();
        if (result.mail().confidential()) {
            jdbc.sql("delete from mail_content where mail_id = :id")
                    .param("id", result.mail().id().value())
                    .update();
        }
    }

    private void deferred(Result result) {
        ClaimedMail mail = result.mail();
        if (isGivenUp(mail)) {
            finish(mail, text("mail.reason.givenUp", words(result.outcome())));
        } else {
            Duration delay = DELAYS.get(Math.min(mail.attempt(), DELAYS.size()) - 1);
            wait(mail, clock.instant().plus(delay), words(result.outcome()), 0);
        }
    }

    private void failed(Result result) {
        ClaimedMail mail = result.mail();
        boolean ended = finish(mail, words(result.outcome()));
        if (ended && mail.purpose() != MailPurpose.INTERNAL && result.outcome().isNoSuchMailbox()) {
            // Some servers say at once what others report by mail; it is the same bounce.
            bounces.recordBounce(mail.id(), BounceKind.HARD, words(result.outcome()));
        }
    }

    /** The server was not reached: the try does not count, neither for the mail nor for the account's limits. */
    private void returned(Result result) {
        ClaimedMail mail = result.mail();
        quotas.giveBack(mail.account(), List.of(mail.id()), mail.claimedAt().toInstant());
        if (isGivenUp(mail)) {
            finish(mail, text("mail.reason.givenUp", words(result.outcome())));
        } else {
            String key = result.outcome().kind() == SmtpOutcome.Kind.PASSWORD_REFUSED
                    ? "mail.reason.password"
                    : "mail.reason.server";
            wait(mail, clock.instant(), text(key, words(result.outcome())), 1);
        }
    }

    /**
     * Handed over, or the node died with it, and no answer: only mail that must arrive is sent again, with the same
     * Message-ID, by which mail programs know a second copy.
     */
    void unknown(ClaimedMail mail, String what) {
        boolean again = mail.purpose() != MailPurpose.MARKETING;
        Duration delay = DELAYS.get(Math.min(mail.attempt(), DELAYS.size()) - 1);
        String reason = text(again ? "mail.reason.unknownAgain" : "mail.reason.unknown", what);
        jdbc.sql("""
                        update mail_message
                           set state = :state, state_reason = :reason, unknown_at = :now, due_at = :due,
                               finished_at = cast(:finished as timestamptz), node = null
                         where id = :id and claim = :held and state = 'IN_FLIGHT'
                        """)
                .param("state", again ? "QUEUED" : "UNKNOWN")
                .param("reason", reason)
                .param("now", Sql.at(clock.instant()))
                .param("due", Sql.at(clock.instant().plus(again ? delay : Duration.ZERO)))
                .param("finished", again ? null : Sql.at(clock.instant()))
                .param("held", mail.claim())
                .param("id", mail.id().value())
                .update();
        if (!again) {
            failures.tell(mail.id(), reason);
        }
    }

    private void wait(ClaimedMail mail, Instant until, String reason, int uncounted) {
        jdbc.sql("""
                        update mail_message
                           set state = 'DEFERRED', state_reason = :reason, due_at = :until, attempts = attempts - :uncounted,
                               claim = null, node = null
                         where id = :id and claim = :claim and state in ('IN_FLIGHT', 'UNKNOWN', 'QUEUED')
                        """)
                .param("reason", reason)
                .param("until", Sql.at(until))
                .param("uncounted", uncounted)
                .param("id", mail.id().value())
                .param("claim", mail.claim())
                .update();
    }

    private boolean finish(ClaimedMail mail, String reason) {
        boolean ours = isStillOurs(mail.id(), mail.claim());
        if (ours) {
            failures.failed(mail.id(), reason);
        }
        return ours;
    }

    private boolean isStillOurs(MailId id, UUID claim) {
        return jdbc.sql("select count(*) from mail_message where id = :id and claim = :claim")
                        .param("id", id.value())
                        .param("claim", claim)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean isGivenUp(ClaimedMail mail) {
        return mail.triedAt().plus(properties.dispatcher().giveUpAfter()).isBefore(clock.instant());
    }

    private static String words(SmtpOutcome outcome) {
        return outcome.answer();
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.ENGLISH);
    }
}
