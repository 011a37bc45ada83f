package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.answers.About;
import com.bmasia.crm.mail.answers.Rejections;
import com.bmasia.crm.mail.consent.BounceKind;
import com.bmasia.crm.mail.consent.Bounces;
import com.bmasia.crm.mail.outbox.DeliveryFailures;
import com.bmasia.crm.shared.Sql;
import java.sql.Timestamp;
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
    private final DeliveryAttempts attempts;
    private final Quotas quotas;
    private final DeliveryFailures failures;
    private final AccountBackoff trouble;
    private final Bounces bounces;
    private final Rejections rejections;
    private final MessageSource texts;
    private final MailProperties properties;
    private final Clock clock;

    Results(
            JdbcClient jdbc,
            DeliveryAttempts attempts,
            Quotas quotas,
            DeliveryFailures failures,
            AccountBackoff trouble,
            Bounces bounces,
            Rejections rejections,
            MessageSource texts,
            MailProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.quotas = quotas;
        this.failures = failures;
        this.trouble = trouble;
        this.bounces = bounces;
        this.rejections = rejections;
        this.texts = texts;
        this.properties = properties;
        this.clock = clock;
    }

    /** One conversation about one mail. */
    record Result(ClaimedMail mail, SmtpOutcome outcome, Instant startedAt, Instant endedAt) {

        /** As people see it: what the server's trouble holds up is deferred. */
        String word() {
            return (outcome.isOfAccount() ? SmtpOutcome.Kind.DEFERRED : outcome.kind()).name();
        }
    }

    /** In the caller's transaction. What mostly happens takes one statement for all. */
    void record(UUID node, List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        attempts.write(node, results);
        accepted(results.stream()
                .filter(result -> result.outcome().kind() == SmtpOutcome.Kind.ACCEPTED)
                .toList());
        for (Result result : results) {
            switch (result.outcome().kind()) {
                case ACCEPTED -> {}
                case DEFERRED -> deferred(result);
                case FAILED -> failed(result);
                case UNKNOWN -> unknown(result.mail(), result.outcome().reply());
                default -> returned(result);
            }
        }
        UUID account = results.get(0).mail().account();
        tellRejections(account, results);
        results.stream()
                .map(Result::outcome)
                .filter(SmtpOutcome::isOfAccount)
                .findFirst()
                .ifPresentOrElse(outcome -> trouble.happened(account, outcome), () -> trouble.over(account));
    }

    private void accepted(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update mail_message m
                           set state = 'ACCEPTED', state_reason = null, accepted_at = r.at, finished_at = r.at,
                               claim = null, node = null
                          from unnest(cast(:ids as uuid[]), cast(:claims as uuid[]), cast(:at as timestamptz[]))
                               r (id, claim, at)
                         where m.id = r.id and m.claim = r.claim and m.state in ('IN_FLIGHT', 'UNKNOWN', 'QUEUED')
                        """)
                .param("ids", ids(results))
                .param(
                        "claims",
                        results.stream().map(result -> result.mail().claim()).toArray(UUID[]::new))
                .param(
                        "at",
                        results.stream().map(result -> Sql.at(result.endedAt())).toArray(Timestamp[]::new))
                .update();
        List<Result> confidential =
                results.stream().filter(result -> result.mail().confidential()).toList();
        if (!confidential.isEmpty()) {
            jdbc.sql("delete from mail_content where mail_id = any(cast(:ids as uuid[]))")
                    .param("ids", ids(confidential))
                    .update();
        }
    }

    static UUID[] ids(List<Result> results) {
        return results.stream().map(result -> result.mail().id().value()).toArray(UUID[]::new);
    }

    private void deferred(Result result) {
        ClaimedMail mail = result.mail();
        if (isGivenUp(mail)) {
            finish(mail, text("mail.reason.givenUp", result.outcome().reply()));
        } else {
            Duration delay = DELAYS.get(Math.min(mail.attempt(), DELAYS.size()) - 1);
            wait(mail, clock.instant().plus(delay), result.outcome().reply(), 0);
        }
    }

    private void failed(Result result) {
        ClaimedMail mail = result.mail();
        boolean ended = finish(mail, result.outcome().reply());
        if (result.outcome().equals(SmtpOutcome.NO_UTF8)) {
            trouble.refusesUtf8(mail.account());
        }
        if (!ended || mail.purpose() == MailPurpose.INTERNAL) {
            return;
        }
        // Some servers say at once what others report by mail; it is the same bounce.
        About about = result.outcome().refusal().orElse(About.UNCLEAR);
        if (about.countsAgainstAddress()) {
            BounceKind kind = about.isHard() ? BounceKind.HARD : BounceKind.SOFT;
            bounces.recordBounce(mail.id(), kind, result.outcome().reply());
        }
    }

    private void tellRejections(UUID account, List<Result> results) {
        List<Result> ofUs = results.stream()
                .filter(result -> result.outcome().isAboutUs(result.mail().attempt()))
                .toList();
        if (!ofUs.isEmpty()) {
            String last = ofUs.get(ofUs.size() - 1).outcome().reply();
            rejections.happened(account, ofUs.size(), last);
        }
    }

    /** The server was not reached: the try does not count, neither for the mail nor for the account's limits. */
    private void returned(Result result) {
        ClaimedMail mail = result.mail();
        quotas.giveBack(mail.account(), List.of(mail.id()), mail.claimedAt().toInstant());
        if (isGivenUp(mail)) {
            finish(mail, text("mail.reason.givenUp", result.outcome().reply()));
        } else {
            String key = result.outcome().kind() == SmtpOutcome.Kind.PASSWORD_REFUSED
                    ? "mail.reason.password"
                    : "mail.reason.server";
            wait(mail, clock.instant(), text(key, result.outcome().reply()), 1);
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

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.ENGLISH);
    }
}
