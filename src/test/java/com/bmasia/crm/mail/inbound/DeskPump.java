package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.mailboxes.MailboxPump;
import org.springframework.context.ApplicationContext;

/** Fetches emails to the desks and handles them, by hand. */
public class DeskPump {

    private final MailboxPump mailboxes;
    private final HandleDeskEmails handling;

    public DeskPump(ApplicationContext context) {
        mailboxes = new MailboxPump(context);
        handling = context.getBean(HandleDeskEmails.class);
    }

    public void fetch() {
        mailboxes.visit();
    }

    public void fetchIfDue() {
        mailboxes.visitIfDue();
    }

    public void handle() {
        handling.handleDue();
    }

    public void run() {
        fetch();
        handle();
    }
}
