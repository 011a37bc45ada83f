package com.bmasia.crm.mail.bounces.mailbox;

import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.bounces.report.Candidate;
import com.bmasia.crm.mail.bounces.report.LenientText;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through what is new in a mailbox, in batches: headers of all, the contents only of what may be a report. Each batch
 * is stored, with how far it got, in one transaction; the conversation with the server is in none.
 */
@Component
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);

    static final int MAX_BYTES = 1024 * 1024;

    /** At the first visit only the newest are looked at: what came back years ago is of no use. */
    private static final int NEWEST = 2000;

    private static final int BATCH = 50;
    private static final int MOST_OF_A_VISIT = 2000;
    private static final int GIVE_UP_MAIL_AFTER = 3;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final MailboxLogins logins;
    private final MailboxClaims claims;
    private final SenderAccountQueries accounts;
    private final MailStore store;
    private final TransactionTemplate transaction;

    MailboxReader(
            MailboxLogins logins,
            MailboxClaims claims,
            SenderAccountQueries accounts,
            MailStore store,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.claims = claims;
        this.accounts = accounts;
        this.store = store;
        this.transaction = transaction;
    }

    void read(ClaimedMailbox mailbox) {
        Optional<ImapServer> server = logins.find(mailbox.account(), mailbox.details());
        if (server.isEmpty()) {
            claims.trouble(mailbox, MailboxOutcome.NO_PASSWORD, null);
            return;
        }
        Visit visit = new Visit(mailbox);
        try (ImapConversation imap =
                new ImapConversation(server.get(), logins.refused(accounts.get(mailbox.account())), LIMIT)) {
            visit.run(imap.open(mailbox.details().folder()));
            claims.finish(mailbox);
        } catch (MessagingException e) {
            claims.trouble(mailbox, visit.at == null ? MailboxOutcome.of(e) : MailboxOutcome.MAIL_UNREADABLE, visit.at);
        } catch (RuntimeException e) {
            // Whatever a server says that Jakarta Mail does not expect: the mailbox waits, and the others get their
            // turn.
            log.warn(
                    "Mailbox of account {} cannot be read: {}",
                    mailbox.account(),
                    e.getClass().getSimpleName());
            claims.trouble(mailbox, MailboxOutcome.MAIL_UNREADABLE, visit.at);
        }
    }

    /** One look through one mailbox. */
    private class Visit {

        private final ClaimedMailbox mailbox;

        /** The mail that is being read, so that one at which the connection breaks again and again is left out. */
        private Long at;

        Visit(ClaimedMailbox mailbox) {
            this.mailbox = mailbox;
        }

        void run(IMAPFolder folder) throws MessagingException {
            long validity = folder.getUIDValidity();
            List<IMAPMessage> news = newIn(folder, validity);
            boolean ours = true;
            for (int from = 0; from < news.size() && ours; from += BATCH) {
                List<IMAPMessage> batch = news.subList(from, Math.min(news.size(), from + BATCH));
                ours = store(validity, folder.getUID(batch.get(batch.size() - 1)), candidates(folder, batch));
            }
        }

        /** After a change of UIDVALIDITY all numbers mean other mails; what is known is told by its Message-ID. */
        private List<IMAPMessage> newIn(IMAPFolder folder, long validity) throws MessagingException {
            boolean known = mailbox.uidValidity() != null && mailbox.uidValidity() == validity;
            long last = known ? mailbox.lastUid() : 0;
            int count = folder.getMessageCount();
            Message[] found = known
                    ? folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)
                    : folder.getMessages(Math.max(1, count - NEWEST + 1), count);
            FetchProfile uids = new FetchProfile();
            uids.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(found, uids);
            List<IMAPMessage> news = new ArrayList<>();
            for (Message message : found) {
                // A server asked for all from n on gives the last one also where it is before n.
                if (message != null && folder.getUID(message) > last && news.size() < MOST_OF_A_VISIT) {
                    news.add((IMAPMessage) message);
                }
            }
            return news;
        }

        private List<FoundMail> candidates(IMAPFolder folder, List<IMAPMessage> batch) throws MessagingException {
            FetchProfile headers = new FetchProfile();
            Arrays.stream(Candidate.HEADERS).forEach(headers::add);
            headers.add(FetchProfile.Item.SIZE);
            folder.fetch(batch.toArray(Message[]::new), headers);
            List<FoundMail> found = new ArrayList<>();
            for (IMAPMessage message : batch) {
                long uid = folder.getUID(message);
                if (Candidate.isOne(name -> header(message, name))) {
                    read(folder, message, uid).ifPresent(found::add);
                }
            }
            return found;
        }

        private Optional<FoundMail> read(IMAPFolder folder, IMAPMessage message, long uid) throws MessagingException {
            boolean hopeless = Long.valueOf(uid).equals(mailbox.stuckUid()) && mailbox.failures() >= GIVE_UP_MAIL_AFTER;
            if (hopeless) {
                return Optional.of(found(message, uid, null));
            }
            at = uid;
            try (InputStream content = message.getMimeStream()) {
                byte[] raw = content.readNBytes(MAX_BYTES + 1);
                at = null;
                return Optional.of(found(message, uid, raw));
            } catch (MessageRemovedException e) {
                at = null;
                return Optional.empty();
            } catch (IOException | MessagingException e) {
                if (!folder.isOpen()) {
                    throw new MessagingException("broke off", e);
                }
                at = null;
                return Optional.of(found(message, uid, null));
            }
        }

        private boolean store(long validity, long uid, List<FoundMail> found) {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean ours = claims.advance(mailbox, validity, uid);
                if (ours) {
                    store.keep(mailbox.account(), validity, found);
                }
                return ours;
            }));
        }
    }

    private static FoundMail found(IMAPMessage message, long uid, byte[] raw) {
        boolean cut = raw != null && raw.length > MAX_BYTES;
        return new FoundMail(
                uid,
                header(message, "Message-ID"),
                LenientText.ofHeader(header(message, "From")),
                LenientText.ofHeader(header(message, "Subject")),
                size(message),
                cut ? Arrays.copyOf(raw, MAX_BYTES) : raw,
                cut);
    }

    private static int size(IMAPMessage message) {
        try {
            return Math.max(0, message.getSize());
        } catch (MessagingException e) {
            return 0;
        }
    }

    /** A header that cannot be read is none: what is one mail's trouble must not be that of the mailbox. */
    private static String header(IMAPMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException e) {
            return null;
        }
    }
}
