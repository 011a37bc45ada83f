package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entry {@code mailAccounts} of the health page: how many accounts cannot send now. Shown, but no reason to replace a
 * node: another one would fare the same.
 */
@Component
class MailAccountsHealthIndicator extends AbstractHealthIndicator {

    private final JdbcClient jdbc;
    private final Senders senders;
    private final Clock clock;

    MailAccountsHealthIndicator(JdbcClient jdbc, Senders senders, Clock clock) {
        super("mail accounts");
        this.jdbc = jdbc;
        this.senders = senders;
        this.clock = clock;
    }

    private record Count(int active, int needPassword, int paused) {}

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Count count = jdbc.sql("""
                        select count(*) as active,
                               count(*) filter (where state = 'NEEDS_PASSWORD') as need_password,
                               count(*) filter (where paused_until > :now) as paused
                          from mail_account where active
                        """)
                .param("now", Sql.at(clock.instant()))
                .query(Count.class)
                .single();
        health.up()
                .withDetail("active", count.active())
                .withDetail("needPassword", count.needPassword())
                .withDetail("paused", count.paused())
                .withDetail("systemServerKnown", senders.server(Senders.SYSTEM).isPresent());
    }
}
