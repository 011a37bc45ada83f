package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about a mail: send it after all, or take it back. */
@Service
@Transactional
public class MailRepairs {

    private final MailDetailQueries mails;
    private final MailOutbox outbox;
    private final AuditLog audit;
    private final MessageSource texts;

    MailRepairs(MailDetailQueries mails, MailOutbox outbox, AuditLog audit, MessageSource texts) {
        this.mails = mails;
        this.outbox = outbox;
        this.audit = audit;
        this.texts = texts;
    }

    /**
     * Gives whether it waits now: a mail that still cannot be made stays failed, and its reason says why.
     *
     * @throws Conflict where it waits or has gone out already
     */
    public boolean retry(MailId id, CurrentUser person) {
        MailDetails mail = find(id, person);
        if (!mail.mayRetry(person)) {
            throw new Conflict("mail.log.rule.retry", status(mail));
        }
        boolean queued = outbox.retry(id);
        if (queued) {
            audit.record(person, "mail.retried", "mail", id, label(mail), changes(mail, MailStatus.QUEUED));
        }
        return queued;
    }

    /** @throws Conflict where it has gone out already, or goes out right now */
    public void cancel(MailId id, CurrentUser person) {
        MailDetails mail = find(id, person);
        if (!mail.mayCancel(person) || !outbox.cancel(id, cancelledBy(person))) {
            throw new Conflict("mail.log.rule.cancel", status(mail));
        }
        audit.record(person, "mail.cancelled", "mail", id, label(mail), changes(mail, MailStatus.CANCELLED));
    }

    private MailDetails find(MailId id, CurrentUser person) {
        MailDetails mail = mails.get(id, person);
        if (!mail.isInHandsOf(person)) {
            throw new AccessDeniedException("neither operates nor caused the mail");
        }
        return mail;
    }

    public String cancelledBy(CurrentUser person) {
        return texts.getMessage("mail.reason.cancelledBy", new Object[] {person.fullName()}, Locale.ENGLISH);
    }

    private String status(MailDetails mail) {
        return texts.getMessage("mail.status." + mail.status().code(), null, LocaleContextHolder.getLocale());
    }

    private static String label(MailDetails mail) {
        return mail.toAddress() + ": " + mail.subject();
    }

    private static Map<String, AuditLog.Change> changes(MailDetails mail, MailStatus now) {
        return Map.of("status", new AuditLog.Change(mail.status().code(), now.code()));
    }
}
