package com.bmasia.crm.mail.mailboxes;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the mailboxes of tests, by hand. */
public class MailboxPump {

    private final PollMailboxes polling;
    private final JdbcClient jdbc;

    public MailboxPump(ApplicationContext context) {
        polling = context.getBean(PollMailboxes.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    /** As if the time between two visits were over. */
    public void visit() {
        jdbc.sql("update mail_mailbox set polled_at = null").update();
        visitIfDue();
    }

    public void visitIfDue() {
        polling.readDue();
    }

    public <T> T column(String column, Class<T> type) {
        return jdbc.sql("select " + column + " from mail_mailbox")
                .query(type)
                .optional()
                .orElse(null);
    }
}
