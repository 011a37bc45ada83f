package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.test.TestClock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dispatcher of tests, by hand, and the mail server that it reaches. All tests share both, so a test looks at mails to
 * addresses of its own.
 */
public class MailPump {

    private final Dispatcher dispatcher;
    private final ScriptedSmtp smtp;
    private final JdbcClient jdbc;
    private final TestClock clock;

    MailPump(Dispatcher dispatcher, ScriptedSmtp smtp, JdbcClient jdbc, TestClock clock) {
        this.dispatcher = dispatcher;
        this.smtp = smtp;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sends everything that is due now. */
    public void sendDue() {
        dispatcher.sendDue();
    }

    /** Sends, and gives what came to this address, oldest first. */
    public List<ScriptedSmtp.Accepted> sentTo(String address) {
        sendDue();
        return smtp.accepted().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    public MailState state(MailId mail) {
        return MailState.valueOf(column(mail, "state", String.class));
    }

    public String reason(MailId mail) {
        return column(mail, "state_reason", String.class);
    }

    public <T> T column(MailId mail, String column, Class<T> type) {
        return jdbc.sql("select " + column + " from mail_message where id = ?")
                .param(mail.value())
                .query(type)
                .optional()
                .orElse(null);
    }

    /** Moves the clock to when the mail is tried again, and a pause of its account is over. */
    public void waitUntilDue(MailId mail) {
        java.time.Instant due = jdbc.sql("""
                        select greatest(m.due_at, a.paused_until) from mail_message m join mail_account a on a.id = m.account_id
                         where m.id = ?
                        """)
                .param(mail.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        if (due.isAfter(clock.instant())) {
            clock.setTo(due);
        }
    }
}
