package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a mailbox as the reader does, and tells how that went. Talks to the mail server, hence never inside a transaction;
 * who is no administrator may do so only so often.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class TestMailbox {

    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final SenderAccountQueries accounts;
    private final MailboxRows rows;
    private final MailboxLogins logins;
    private final MailboxClaims claims;
    private final Throttle throttle;

    TestMailbox(
            SenderAccountQueries accounts,
            MailboxRows rows,
            MailboxLogins logins,
            MailboxClaims claims,
            Throttle throttle) {
        this.accounts = accounts;
        this.rows = rows;
        this.logins = logins;
        this.claims = claims;
        this.throttle = throttle;
    }

    public MailboxProbe own(CurrentUser by) {
        return open(accounts.ownOf(by.id()).orElseThrow(() -> new NotFound("mail account of", by.id())), by);
    }

    @Requires(Permission.ADMINISTER)
    public MailboxProbe of(UUID account, CurrentUser by) {
        return open(accounts.get(account), by);
    }

    @Requires(Permission.ADMINISTER)
    public MailboxProbe ofDesk(UUID id) {
        Mailbox mailbox = rows.find(id).orElseThrow(() -> new NotFound("desk mailbox", id));
        Optional<ImapServer> server = logins.find(id, true, mailbox.details());
        return server.isEmpty()
                ? result(mailbox, MailboxOutcome.NO_PASSWORD, 0)
                : open(mailbox, server.get(), address -> false);
    }

    /** @throws com.bmasia.crm.users.login.TooManyAttempts for who is no administrator */
    private MailboxProbe open(AccountView account, CurrentUser by) {
        Mailbox mailbox = rows.find(account.id()).orElseThrow(() -> new NotFound("mailbox", account.id()));
        if (!by.may(Permission.ADMINISTER)) {
            throttle.take(Limit.MAIL_TEST, by.id().toString());
        }
        Optional<ImapServer> server = logins.find(account.id(), false, mailbox.details());
        return server.isEmpty()
                ? result(mailbox, MailboxOutcome.NO_PASSWORD, 0)
                : open(mailbox, server.get(), logins.refused(account));
    }

    private MailboxProbe open(Mailbox mailbox, ImapServer server, Predicate<InetAddress> refused) {
        try (ImapConversation imap = new ImapConversation(server, refused, LIMIT)) {
            int mails = imap.open(mailbox.details().folder()).getMessageCount();
            claims.forgetTrouble(mailbox.account());
            return result(mailbox, MailboxOutcome.OPENED, mails);
        } catch (MessagingException e) {
            return result(mailbox, MailboxOutcome.of(e), 0);
        }
    }

    private static MailboxProbe result(Mailbox mailbox, MailboxOutcome outcome, int mails) {
        return new MailboxProbe(outcome, mailbox.server(), mailbox.details().folder(), mails);
    }
}
