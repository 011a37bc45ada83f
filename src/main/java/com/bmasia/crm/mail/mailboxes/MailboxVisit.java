package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.bounces.FoundMail;
import com.bmasia.crm.mail.dsn.Candidate;
import com.bmasia.crm.mail.mime.LenientText;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * One look through what is new in one mailbox. In that of an account: headers of all, the contents only of what may be a
 * report. In a desk: everything.
 */
class MailboxVisit {

    static final int MAX_BYTES_OF_REPORT = 1024 * 1024;

    /** Mail servers take 25 to 50 MB; encoded, files are a third larger. */
    static final int MAX_BYTES_OF_EMAIL = 70 * 1024 * 1024;

    /** At the first visit only the newest are looked at: what came back years ago is of no use. */
    private static final int NEWEST = 2000;

    private static final int BATCH = 50;
    private static final int MOST_OF_A_VISIT = 2000;
    private static final int GIVE_UP_MAIL_AFTER = 3;

    /** Takes what was found up to this mail; false where the mailbox is no longer ours. */
    interface Keep {

        boolean keep(ClaimedMailbox mailbox, long uidValidity, long uid, List<FoundMail> found);
    }

    private final ClaimedMailbox mailbox;
    private final Keep keep;
    private final int mostBytes;

    /** The mail that is being read, so that one at which the connection breaks again and again is left out. */
    private Long at;

    MailboxVisit(ClaimedMailbox mailbox, Keep keep) {
        this.mailbox = mailbox;
        this.keep = keep;
        this.mostBytes = mailbox.isDesk() ? MAX_BYTES_OF_EMAIL : MAX_BYTES_OF_REPORT;
    }

    /** Where it broke off; null where it did not come to a mail. */
    Long at() {
        return at;
    }

    void run(IMAPFolder folder) throws MessagingException {
        long validity = folder.getUIDValidity();
        List<IMAPMessage> news = newIn(folder, validity);
        boolean ours = true;
        // Emails to a desk one by one: each may be large, and none waits for another to be stored.
        int size = mailbox.isDesk() ? 1 : BATCH;
        for (int from = 0; from < news.size() && ours; from += size) {
            List<IMAPMessage> batch = news.subList(from, Math.min(news.size(), from + size));
            ours = keep.keep(mailbox, validity, folder.getUID(batch.get(batch.size() - 1)), candidates(folder, batch));
        }
    }

    /** After a change of UIDVALIDITY all numbers mean other mails; what is known is told by its Message-ID. */
    private List<IMAPMessage> newIn(IMAPFolder folder, long validity) throws MessagingException {
        boolean known = mailbox.uidValidity() != null && mailbox.uidValidity() == validity;
        long last = known ? mailbox.lastUid() : 0;
        int count = folder.getMessageCount();
        Message[] found = known || mailbox.isDesk()
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
        headers.add("Received");
        headers.add("Date");
        headers.add(FetchProfile.Item.SIZE);
        folder.fetch(batch.toArray(Message[]::new), headers);
        List<FoundMail> found = new ArrayList<>();
        for (IMAPMessage message : batch) {
            long uid = folder.getUID(message);
            if (mailbox.isDesk() ? isNew(message) : Candidate.isOne(name -> header(message, name))) {
                read(folder, message, uid).ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean isNew(IMAPMessage message) {
        Instant from = mailbox.desk().beginsAt();
        return from == null
                || Arrival.of(header(message, "Received"))
                        .filter(arrived -> arrived.isBefore(from))
                        .isEmpty();
    }

    private Optional<FoundMail> read(IMAPFolder folder, IMAPMessage message, long uid) throws MessagingException {
        boolean hopeless = Long.valueOf(uid).equals(mailbox.stuckUid()) && mailbox.failures() >= GIVE_UP_MAIL_AFTER;
        if (hopeless) {
            return Optional.of(found(message, uid, null));
        }
        at = uid;
        try (InputStream content = message.getMimeStream()) {
            byte[] raw = content.readNBytes(mostBytes + 1);
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

    private FoundMail found(IMAPMessage message, long uid, byte[] raw) {
        boolean cut = raw != null && raw.length > mostBytes;
        return new FoundMail(
                uid,
                header(message, "Message-ID"),
                header(message, "Date"),
                LenientText.ofHeader(header(message, "From")),
                LenientText.ofHeader(header(message, "Subject")),
                size(message),
                cut ? Arrays.copyOf(raw, mostBytes) : raw,
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
