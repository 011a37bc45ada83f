package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.NewFile;
import com.bmasia.crm.tickets.conversation.TicketReplies;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.replies.ReplyHtml;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;

/**
 * The composer as it is sent.
 *
 * @param as public, internal, or customer (what the customer said by telephone, say)
 * @param then wait or resolve; empty only sends
 * @param html the text with formatting, from the rich editor; empty without it
 * @param addressed the form named its recipients; else the usual ones get it
 * @param toOther further addresses, between commas, blanks or semicolons
 * @param keep files of a reply that was undone
 * @param seen the last comment that was on the page; null where nobody looks at a page
 * @param assigned who had the ticket when the page was shown; null where nobody looks at a page
 * @param anyway the person has read the warnings
 */
public record ReplyForm(
        String as,
        String then,
        String text,
        String html,
        Boolean addressed,
        List<String> to,
        List<String> cc,
        String toOther,
        String ccOther,
        List<MultipartFile> files,
        List<UUID> keep,
        UUID seen,
        String assigned,
        Boolean anyway) {

    public ReplyForm {
        as = as == null || as.isBlank() ? "public" : as;
        then = then == null ? "" : then;
        text = text == null ? "" : text;
        html = html == null ? "" : html;
        to = to == null ? List.of() : to;
        cc = cc == null ? List.of() : cc;
        files = files == null ? List.of() : files;
        keep = keep == null ? List.of() : keep;
        addressed = Boolean.TRUE.equals(addressed);
        anyway = Boolean.TRUE.equals(anyway);
    }

    public boolean isPublic() {
        return as.equals("public");
    }

    boolean isInternal() {
        return as.equals("internal");
    }

    public boolean resolves() {
        return isPublic() && then.equals("resolve");
    }

    public boolean waits() {
        return isPublic() && then.equals("wait");
    }

    public String words() {
        return html.isBlank() ? text : ReplyHtml.words(html);
    }

    public Reply reply() {
        Reply plain = isInternal() ? Reply.note(text) : Reply.toCustomer(text);
        Reply written = html.isBlank() ? plain : plain.formatted(html);
        return (addressed ? written.to(allTo(), allCc()) : written)
                .with(newFiles())
                .keeping(keep.stream().map(AttachmentId::new).toList())
                .heldFor(TicketReplies.HOLD);
    }

    List<String> allTo() {
        return all(to, toOther);
    }

    List<String> allCc() {
        return all(cc, ccOther);
    }

    public List<NewFile> newFiles() {
        return files.stream()
                .filter(file -> file.getOriginalFilename() != null
                        && !file.getOriginalFilename().isBlank())
                .map(file -> new NewFile(file.getOriginalFilename(), file.getSize(), file))
                .toList();
    }

    private static List<String> all(List<String> chosen, String others) {
        return Stream.concat(chosen.stream(), Arrays.stream(others == null ? new String[0] : others.split("[,;\\s]+")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }
}
