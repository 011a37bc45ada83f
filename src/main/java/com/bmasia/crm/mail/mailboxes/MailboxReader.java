package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.bounces.FoundMail;
import com.bmasia.crm.mail.bounces.InboundMails;
import com.bmasia.crm.mail.inbound.DeskEmails;
import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what is new in a mailbox (see {@link MailboxVisit}). What is found is stored, with how far it got, in one transaction;
 * the conversation with the server is in none.
 */
@Component
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Below the lease of a mailbox. */
    private static final Duration LIMIT_OF_DESK = Duration.ofMinutes(8);

    private final MailboxLogins logins;
    private final MailboxClaims claims;
    private final SenderAccountQueries accounts;
    private final InboundMails store;
    private final DeskEmails desks;
    private final TransactionTemplate transaction;

    MailboxReader(
            MailboxLogins logins,
            MailboxClaims claims,
            SenderAccountQueries accounts,
            InboundMails store,
            DeskEmails desks,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.claims = claims;
        this.accounts = accounts;
        this.store = store;
        this.desks = desks;
        this.transaction = transaction;
    }

    void read(ClaimedMailbox mailbox) {
        Optional<ImapServer> server = logins.find(mailbox.id(), mailbox.isDesk(), mailbox.details());
        if (server.isEmpty()) {
            claims.trouble(mailbox, MailboxOutcome.NO_PASSWORD, null);
            return;
        }
        MailboxVisit visit = new MailboxVisit(mailbox, this::store);
        try (ImapConversation imap =
                new ImapConversation(server.get(), refused(mailbox), mailbox.isDesk() ? LIMIT_OF_DESK : LIMIT)) {
            visit.run(imap.open(mailbox.details().folder()));
            claims.finish(mailbox);
        } catch (MessagingException e) {
            claims.trouble(
                    mailbox, visit.at() == null ? MailboxOutcome.of(e) : MailboxOutcome.MAIL_UNREADABLE, visit.at());
        } catch (RuntimeException e) {
            // Whatever a server says that Jakarta Mail does not expect: the mailbox waits, and the others get their
            // turn.
            log.warn("Mailbox {} cannot be read", mailbox.id(), e);
            claims.trouble(mailbox, MailboxOutcome.MAIL_UNREADABLE, visit.at());
        }
    }

    private Predicate<InetAddress> refused(ClaimedMailbox mailbox) {
        // A desk is set up by administrators, who may name any server.
        return mailbox.isDesk() ? address -> false : logins.refused(accounts.get(mailbox.id()));
    }

    private boolean store(ClaimedMailbox mailbox, long validity, long uid, List<FoundMail> found) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ours = claims.advance(mailbox, validity, uid);
            if (ours && mailbox.isDesk()) {
                DeskEmails.Desk desk = new DeskEmails.Desk(
                        mailbox.id(), mailbox.desk().address(), mailbox.desk().team());
                found.forEach(mail -> desks.keep(desk, validity, mail));
            } else if (ours) {
                store.keep(mailbox.id(), validity, found);
            }
            return ours;
        }));
    }
}
