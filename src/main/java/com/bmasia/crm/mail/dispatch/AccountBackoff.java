package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.accounts.PasswordRefused;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with an account's server: nothing is tried for a while that grows, or until somebody gives a new password. */
@Component
class AccountBackoff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));

    private static final int MAX_TROUBLE = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountBackoff(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void happened(UUID account, SmtpOutcome outcome) {
        boolean password = outcome.kind() == SmtpOutcome.Kind.PASSWORD_REFUSED;
        int failures = jdbc.sql("select failures from mail_account where id = :id for no key update")
                .param("id", account)
                .query(Integer.class)
                .single();
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        String reply = outcome.reply();
        jdbc.sql("""
                        update mail_account
                           set failures = failures + 1, paused_until = :until, trouble = :trouble, trouble_at = :now,
                               state = case when :password then 'NEEDS_PASSWORD' else state end
                         where id = :id
                        """)
                .param("until", Sql.at(clock.instant().plus(pause)))
                .param("trouble", reply.length() <= MAX_TROUBLE ? reply : reply.substring(0, MAX_TROUBLE))
                .param("now", Sql.at(clock.instant()))
                .param("password", password)
                .param("id", account)
                .update();
        if (password) {
            events.publishEvent(new PasswordRefused(account));
        }
    }

    void over(UUID account) {
        jdbc.sql("""
                        update mail_account set failures = 0, paused_until = null, trouble = null, trouble_at = null
                         where id = :id and failures > 0
                        """).param("id", account).update();
    }

    /** Until a test mail goes through it, which may find another server there. */
    void refusesUtf8(UUID account) {
        jdbc.sql("update mail_account set takes_utf8 = false where id = :id")
                .param("id", account)
                .update();
    }
}
