package com.bmasia.crm.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest mails that the catcher took in, in memory only. */
public class CaughtMails {

    private final Clock clock;
    private final int kept;
    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private MovingMessage last;
    private long lastId;

    CaughtMails(Clock clock, int kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** Called once for each recipient of a message, one message after the other. */
    synchronized void take(MovingMessage message) {
        if (message == last) {
            return;
        }
        last = message;
        mails.addFirst(read(message));
        if (mails.size() > kept) {
            mails.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<CaughtMail> all() {
        return List.copyOf(mails);
    }

    /** How many are kept at most. */
    public int kept() {
        return kept;
    }

    public Optional<CaughtMail> find(long id) {
        return all().stream().filter(mail -> mail.id() == id).findFirst();
    }

    private static String replyTo(MimeMessage mime) throws MessagingException {
        Address[] named = mime.getReplyTo();
        return named == null || named.length == 0 ? "" : ((InternetAddress) named[0]).getAddress();
    }

    private CaughtMail read(MovingMessage message) {
        try {
            MimeMessage mime = message.getMessage();
            MailParts parts = MailParts.of(mime);
            return new CaughtMail(
                    ++lastId,
                    clock.instant(),
                    message.getReturnPath() == null
                            ? ""
                            : message.getReturnPath().getEmail(),
                    message.getToAddresses().stream().map(MailAddress::getEmail).toList(),
                    mime.getSubject() == null ? "" : mime.getSubject(),
                    parts.text(),
                    parts.html(),
                    parts.attachments(),
                    mime.getMessageID(),
                    replyTo(mime));
        } catch (MessagingException e) {
            throw new IllegalStateException("caught mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
