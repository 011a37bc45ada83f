package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.bounces.InboundMails.Claimed;
import com.bmasia.crm.mail.dsn.Report;
import com.bmasia.crm.mail.dsn.ReportParser;
import com.bmasia.crm.mail.dsn.Unreadable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads stored mails, each in a transaction of its own with all that follows from it. One that cannot be read goes into
 * quarantine and does not keep the next from being read.
 */
@Component
class ReadBounces {

    private static final Logger log = LoggerFactory.getLogger(ReadBounces.class);
    private static final int MOST_AT_ONCE = 200;

    private final InboundMails inbound;
    private final ApplyReport effects;
    private final TransactionTemplate transaction;
    private final MailProperties.Mailboxes settings;

    ReadBounces(InboundMails inbound, ApplyReport effects, TransactionTemplate transaction, MailProperties properties) {
        this.inbound = inbound;
        this.effects = effects;
        this.transaction = transaction;
        this.settings = properties.mailboxes();
    }

    @Scheduled(fixedDelay = 5_000)
    void readSometimes() {
        if (settings.enabled()) {
            readDue();
        }
    }

    void readDue() {
        int count = 0;
        Optional<Claimed> next = inbound.takeDue();
        while (next.isPresent()) {
            read(next.get());
            next = ++count < MOST_AT_ONCE ? inbound.takeDue() : Optional.empty();
        }
    }

    private void read(Claimed mail) {
        try {
            Report report = ReportParser.parse(mail.raw());
            if (report.isEmpty() && report.ids().comesBack()) {
                throw new Unreadable("It returns an email, but gives no reason that we recognize");
            }
            transaction.executeWithoutResult(status -> inbound.markRead(mail.id(), effects.apply(mail.id(), report)));
        } catch (Unreadable e) {
            inbound.markUnreadable(mail.id(), e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Bounce {} cannot be read: {}", mail.id(), e.getClass().getSimpleName());
            inbound.markUnreadable(mail.id(), e.getClass().getSimpleName());
        }
    }
}
