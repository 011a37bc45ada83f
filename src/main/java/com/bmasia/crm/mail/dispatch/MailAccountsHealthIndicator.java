package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.answers.Rejections;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entry {@code mailAccounts} of the health page: how many accounts cannot send now, and how
 * many mailboxes cannot be read. Shown, but no reason to replace a
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

    private record Count(
            int active,
            int needPassword,
            int paused,
            int rejected,
            int mailboxes,
            int mailboxesNeedPassword,
            int mailboxesInTrouble) {}

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Count count = jdbc.sql("""
                        select count(*) as active,
                               count(*) filter (where state = 'NEEDS_PASSWORD') as need_password,
                               count(*) filter (where paused_until > :now) as paused,
                               count(*) filter (where rejection_alarm_at is not null and rejected_at > :quiet) as rejected,
                               (select count(*) from mail_mailbox where enabled) as mailboxes,
                               (select count(*) from mail_mailbox
                                 where enabled and state = 'NEEDS_PASSWORD') as mailboxes_need_password,
                               (select count(*) from mail_mailbox
                                 where enabled and state = 'READY' and failures > 0) as mailboxes_in_trouble
                          from mail_account where active
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("quiet", Sql.at(clock.instant().minus(Rejections.QUIET)))
                .query(Count.class)
                .single();
        health.up()
                .withDetail("active", count.active())
                .withDetail("needPassword", count.needPassword())
                .withDetail("paused", count.paused())
                .withDetail("rejected", count.rejected())
                .withDetail("mailboxes", count.mailboxes())
                .withDetail("mailboxesNeedPassword", count.mailboxesNeedPassword())
                .withDetail("mailboxesInTrouble", count.mailboxesInTrouble())
                .withDetail("systemServerKnown", senders.server(Senders.SYSTEM).isPresent());
    }
}
