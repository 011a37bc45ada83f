package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.PlainMail;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.accounts.Sender;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.live.MailNews;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.mail.replies.ReplyHeaders;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.users.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes mails to be sent, in the transaction of what causes them: rolled back, there is no mail; committed, it goes out
 * once, whatever crashes. A mail that cannot be made is there too, as failed, with what is missing.
 */
@Service
@Transactional
public class MailOutbox {

    /** The reason of a mail that no server of its account would take, told before it is tried. */
    public static final String NO_UTF8 =
            "The mail server does not accept addresses with non-ASCII letters before the @ (no SMTPUTF8)";

    private final OutboxRows rows;
    private final Senders senders;
    private final MailRendering letters;
    private final MimeComposer mime;
    private final ReplyHeaders replies;
    private final DeliveryFailures failures;
    private final WakeDispatcher wake;
    private final MailNews news;

    MailOutbox(
            OutboxRows rows,
            Senders senders,
            MailRendering letters,
            MimeComposer mime,
            ReplyHeaders replies,
            DeliveryFailures failures,
            WakeDispatcher wake,
            MailNews news) {
        this.rows = rows;
        this.senders = senders;
        this.letters = letters;
        this.mime = mime;
        this.replies = replies;
        this.failures = failures;
        this.wake = wake;
        this.news = news;
    }

    /** Gives the mail of this reason: the one made now, or the one made before. */
    public MailId queue(TemplateMail mail) {
        Optional<MailId> known = rows.ofReason(mail.reason());
        if (known.isPresent()) {
            return known.get();
        }
        MailId id = new MailId(Ids.next());
        Sender sender = senders.resolve(mail.sender());
        OutboxEntry entry = OutboxEntry.of(id, mail, sender, mime.messageId(mail.reason()));
        try {
            Rendered rendered = letters.render(id, mail, sender);
            OutboxEntry made = entry.with(labelled(rendered, mail));
            MailId queued = insert(made, mime.compose(made, letters.instrumented(id, rendered), mail.attachments()));
            rows.insertAttachments(queued, mail.attachments());
            return queued;
        } catch (CannotRender e) {
            return insertUnrendered(entry, mail, e);
        }
    }

    /** The subject says which record it is about: without it, a reply to another address could not be matched. */
    private Rendered labelled(Rendered rendered, TemplateMail mail) {
        return new Rendered(
                rendered.template(),
                rendered.number(),
                replies.about(mail.about()).subject(rendered.subject()),
                rendered.html(),
                rendered.text());
    }

    /** A short text in the company's name to one of our own people. */
    public MailId queue(PlainMail mail) {
        MailId id = new MailId(Ids.next());
        OutboxEntry entry = OutboxEntry.of(id, mail, senders.resolve(null), mime.messageId(mail.reason()));
        return insert(entry, mime.compose(entry, mail.text()));
    }

    /** A trial of a template to the person who looks at it: nothing is tracked, and consent is not asked. */
    public MailId queueTrial(String reason, Rendered trial, Recipient to, UserId by) {
        MailId id = new MailId(Ids.next());
        OutboxEntry entry = OutboxEntry.ofTrial(id, reason, trial, to, by, senders.resolve(by), mime.messageId(reason));
        return insert(entry, mime.compose(entry, trial, List.of()));
    }

    private MailId insert(OutboxEntry entry, byte[] content) {
        if (!rows.insert(entry)) {
            return rows.ofReason(entry.reason()).orElseThrow();
        }
        rows.insertContent(entry, content);
        if (entry.to().address().needsUtf8()
                && senders.refusesUtf8(entry.sender().account())) {
            failures.failed(entry.id(), NO_UTF8);
        }
        news.changed();
        wake.afterCommit();
        return entry.id();
    }

    private MailId insertUnrendered(OutboxEntry entry, TemplateMail mail, CannotRender why) {
        if (!rows.insert(entry)) {
            return rows.ofReason(entry.reason()).orElseThrow();
        }
        rows.insertUnrendered(entry.id(), letters.remember(mail));
        rows.insertAttachments(entry.id(), mail.attachments());
        failures.failed(entry.id(), letters.words(why));
        return entry.id();
    }

    /**
     * Sends a failed or cancelled mail after all, or one of which nobody knows whether it went out. Made anew where it could
     * not be made before. Gives whether it waits now; the same Message-ID goes with it.
     */
    public boolean retry(MailId id) {
        Optional<TemplateMail> unrendered = rows.unrendered(id).map(letters::recall);
        if (unrendered.isPresent() && !renderAgain(id, unrendered.get())) {
            return false;
        }
        return !requeue(List.of(id)).isEmpty();
    }

    /** The same for many at once; gives how many wait now. */
    public int retryAll(Collection<MailId> ids) {
        Set<MailId> unrendered = rows.unrenderedOf(ids);
        long made = unrendered.stream().filter(this::retry).count();
        return (int) made
                + requeue(ids.stream().filter(id -> !unrendered.contains(id)).toList())
                        .size();
    }

    private List<MailId> requeue(List<MailId> ids) {
        List<MailId> queued = rows.requeue(ids);
        if (!queued.isEmpty()) {
            failures.solved(queued);
            wake.afterCommit();
        }
        return queued;
    }

    private boolean renderAgain(MailId id, TemplateMail mail) {
        Sender sender = senders.resolve(mail.sender());
        OutboxEntry entry = OutboxEntry.of(id, mail, sender, mime.messageId(mail.reason()));
        try {
            Rendered rendered = letters.render(id, mail, sender);
            OutboxEntry made = entry.with(labelled(rendered, mail));
            rows.rendered(made, mime.compose(made, letters.instrumented(id, rendered), mail.attachments()));
            return true;
        } catch (CannotRender e) {
            failures.failed(id, letters.words(e));
            return false;
        }
    }

    /** Only a mail that waits, or failed and is given up, can be cancelled; gives whether it could. */
    public boolean cancel(MailId id, String why) {
        return cancelAll(List.of(id), why) == 1;
    }

    /** The same for many at once; gives how many there were to cancel. */
    public int cancelAll(Collection<MailId> ids, String why) {
        List<MailId> cancelled = rows.cancel(ids, why);
        if (!cancelled.isEmpty()) {
            failures.solved(cancelled);
        }
        return cancelled.size();
    }
}
