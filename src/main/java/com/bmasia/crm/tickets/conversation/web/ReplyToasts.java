package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.conversation.TicketReplies;
import com.bmasia.crm.tickets.conversation.TicketReplies.Written;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says after sending what really happens: to whom it goes and when, or that nobody gets it. */
@Component
public class ReplyToasts {

    private static final int NAMED = 3;

    private final TicketReplies replies;

    ReplyToasts(TicketReplies replies) {
        this.replies = replies;
    }

    public void tell(TicketId id, ReplyForm form, UUID comment, RedirectAttributes redirect) {
        if (comment == null) {
            redirect.addFlashAttribute(
                    "toast",
                    form.as().equals("customer") ? "tickets.toast.reply.customer" : "tickets.toast.reply.files");
            return;
        }
        Written written = replies.written(id, comment);
        String what = form.waits() ? "wait" : form.resolves() ? "resolve" : "public";
        String key = written.internal() ? (form.resolves() ? "resolve.nobody" : "note") : what;
        List<String> all =
                Stream.concat(written.to().stream(), written.cc().stream()).toList();
        redirect.addFlashAttribute("toast", "tickets.toast.reply." + key)
                .addFlashAttribute("toastArgs", new Object[] {
                    String.join(", ", all.subList(0, Math.min(NAMED, all.size()))),
                    Math.max(0, all.size() - NAMED),
                    TicketReplies.HOLD.toSeconds()
                })
                .addFlashAttribute("justSaid", comment);
    }
}
