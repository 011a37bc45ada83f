package com.bmasia.crm.tickets.replies;

import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.NewFile;
import java.time.Duration;
import java.util.List;

/**
 * What a member of staff says on a ticket, to the customer or among colleagues.
 *
 * @param text its words; searched, and shown where there is no formatting
 * @param html the same with formatting, sanitised; null for none
 * @param to addresses that get it; null for whom the ticket is usually answered to, empty for nobody
 * @param cc addresses that get a copy; null for the usual ones
 * @param files that come with it
 * @param kept files of a reply that was undone, which go with this one
 * @param hold how long its mails wait, to be taken back
 */
public record Reply(
        String text,
        String html,
        boolean internal,
        List<String> to,
        List<String> cc,
        List<NewFile> files,
        List<AttachmentId> kept,
        Duration hold) {

    public static Reply toCustomer(String text) {
        return new Reply(text, null, false, null, null, List.of(), List.of(), Duration.ZERO);
    }

    public static Reply note(String text) {
        return new Reply(text, null, true, null, null, List.of(), List.of(), Duration.ZERO);
    }

    public boolean hasFiles() {
        return !files.isEmpty() || !kept.isEmpty();
    }

    public Reply to(List<String> to, List<String> cc) {
        return new Reply(text, html, internal, to, cc, files, kept, hold);
    }

    public Reply with(List<NewFile> files) {
        return new Reply(text, html, internal, to, cc, files, kept, hold);
    }

    public Reply keeping(List<AttachmentId> kept) {
        return new Reply(text, html, internal, to, cc, files, kept, hold);
    }

    public Reply heldFor(Duration time) {
        return new Reply(text, html, internal, to, cc, files, kept, time);
    }

    /** The words are taken from the markup; formatting is kept where it has some. */
    public Reply formatted(String markup) {
        return new Reply(ReplyHtml.words(markup), ReplyHtml.sanitised(markup), internal, to, cc, files, kept, hold);
    }
}
