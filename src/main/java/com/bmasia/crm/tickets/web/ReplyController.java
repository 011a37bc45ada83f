package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.conversation.TicketReplies;
import com.bmasia.crm.tickets.conversation.web.ReplyForm;
import com.bmasia.crm.tickets.conversation.web.ReplyToasts;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said about a ticket, with files: to the customer, among colleagues, or by the customer. */
@Controller
@RequestMapping("/tickets/{id}")
@Requires(Permission.USE_TICKETS)
class ReplyController {

    private final TicketPage page;
    private final ReplyWarnings warnings;
    private final ReplyToasts toasts;
    private final TicketAttachments attachments;
    private final TicketConversation conversation;
    private final TicketWork work;
    private final TicketReplies replies;
    private final TicketService tickets;

    ReplyController(
            TicketPage page,
            ReplyWarnings warnings,
            ReplyToasts toasts,
            TicketAttachments attachments,
            TicketConversation conversation,
            TicketWork work,
            TicketReplies replies,
            TicketService tickets) {
        this.page = page;
        this.warnings = warnings;
        this.toasts = toasts;
        this.attachments = attachments;
        this.conversation = conversation;
        this.work = work;
        this.replies = replies;
        this.tickets = tickets;
    }

    @PostMapping("/reply")
    String reply(
            @PathVariable TicketId id,
            @ModelAttribute("typed") ReplyForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return page.act(
                new TicketPage.Action(id, "reply", form.words(), "tickets.toast.reply.customer"),
                () -> {
                    if (form.isPublic() && !form.anyway()) {
                        warnings.raise(id, form, user, model);
                    }
                    toasts.tell(id, form, say(id, form, user), redirect);
                },
                "/tickets/" + id,
                new TicketPage.Answer(user, model, response, redirect));
    }

    /** Gives the comment; null where there is none that could be undone. */
    private UUID say(TicketId id, ReplyForm form, CurrentUser user) {
        if (form.as().equals("customer")) {
            conversation.recordCustomerAnswer(id, null, form.words(), user);
            return null;
        }
        if (form.resolves()) {
            return work.resolve(id, form.reply(), user);
        }
        if (form.waits()) {
            return work.waitForCustomer(id, form.reply(), user);
        }
        if (form.words().isBlank() && !form.newFiles().isEmpty()) {
            form.newFiles().forEach(file -> attachments.attach(id, file, user));
            return null;
        }
        return conversation.comment(id, form.reply(), user);
    }

    /** Within some seconds: nothing has gone out yet, and all is as before, with the text back in the composer. */
    @PostMapping("/replies/{comment}/undo")
    String undo(
            @PathVariable TicketId id,
            @PathVariable UUID comment,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return page.act(
                new TicketPage.Action(id, "undo", null, "tickets.toast.reply.undone"),
                () -> replies.undo(id, comment, user),
                "/tickets/" + id + "?restore=" + comment + "#reply",
                new TicketPage.Answer(user, model, response, redirect));
    }

    /** What became of the emails of one reply: the part of the page that follows them. */
    @GetMapping("/replies/{comment}/sent")
    String sent(
            @PathVariable TicketId id,
            @PathVariable UUID comment,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        page.show(id, user, model);
        TimelineEntry entry = ((List<?>) model.getAttribute("timeline"))
                .stream()
                        .map(TimelineEntry.class::cast)
                        .filter(one -> one.isComment() && one.id().equals(comment))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("reply", comment));
        model.addAttribute("entry", entry);
        return "tickets/message-parts :: following";
    }

    /** Names the contact without leaving the composer: what was typed stays in it. */
    @PostMapping("/contact")
    String chooseContact(
            @PathVariable TicketId id,
            @RequestParam(required = false) ContactId contact,
            @ModelAttribute("typed") ReplyForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        if (contact != null) {
            tickets.edit(id, tickets.asItIs(id).withContact(contact), user);
            model.addAttribute("contactChosen", true);
        }
        return page.show(id, user, model);
    }
}
