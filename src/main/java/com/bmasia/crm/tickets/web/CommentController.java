package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tickets.conversation.CommentEdits;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes and deletes comments from the timeline. */
@Controller
@RequestMapping("/tickets/{id}/comments/{comment}")
@Requires(Permission.USE_TICKETS)
class CommentController {

    private final TicketPage page;
    private final CommentEdits edits;

    CommentController(TicketPage page, CommentEdits edits) {
        this.page = page;
        this.edits = edits;
    }

    @PostMapping("/edit")
    String edit(
            @PathVariable TicketId id,
            @PathVariable UUID comment,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return change(
                new TicketPage.Action(id, "edit_comment", text, "tickets.toast.comment.edited"),
                () -> edits.edit(comment, text, user),
                new TicketPage.Answer(user, model, response, redirect));
    }

    @PostMapping("/delete")
    String delete(
            @PathVariable TicketId id,
            @PathVariable UUID comment,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return change(
                new TicketPage.Action(id, "delete_comment", null, "tickets.toast.comment.deleted"),
                () -> edits.delete(comment, user),
                new TicketPage.Answer(user, model, response, redirect));
    }

    /** Where the customer has it by email, what is announced says so. A quarter of an hour can end while one types. */
    private String change(TicketPage.Action action, BooleanSupplier change, TicketPage.Answer answer) {
        AtomicBoolean sent = new AtomicBoolean();
        String view = page.act(
                action,
                () -> {
                    try {
                        sent.set(change.getAsBoolean());
                    } catch (AccessDeniedException late) {
                        throw new Conflict("tickets.comment.rule.late", CommentEdits.OWN.toMinutes());
                    }
                },
                "/tickets/" + action.ticket(),
                answer);
        if (sent.get()) {
            answer.redirect().addFlashAttribute("toast", action.toast() + ".sent");
        }
        return view;
    }
}
