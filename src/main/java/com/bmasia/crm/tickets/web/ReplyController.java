package com.bmasia.crm.tickets.web;

import com.bmasia.crm.tickets.NewFile;
import com.bmasia.crm.tickets.TicketAttachments;
import com.bmasia.crm.tickets.TicketConversation;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said about a ticket, with files: to the customer, among colleagues, or by the customer. */
@Controller
@Requires(Permission.USE_TICKETS)
class ReplyController {

    private final TicketPage page;
    private final TicketAttachments attachments;
    private final TicketConversation conversation;
    private final TicketWork work;

    ReplyController(TicketPage page, TicketAttachments attachments, TicketConversation conversation, TicketWork work) {
        this.work = work;
        this.page = page;
        this.attachments = attachments;
        this.conversation = conversation;
    }

    /** @param as public, internal, or customer (what the customer said by telephone, say) */
    @PostMapping("/tickets/{id}/reply")
    String reply(
            @PathVariable TicketId id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "public") String as,
            @RequestParam(required = false) List<MultipartFile> files,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<NewFile> given = files(files);
        model.addAttribute("as", as);
        return page.act(
                new TicketPage.Action(
                        id, "reply", text, "tickets.toast.reply." + (as.equals("internal") ? "note" : "sent")),
                () -> say(id, text, as, given, user),
                "/tickets/" + id,
                new TicketPage.Answer(user, model, response, redirect));
    }

    private void say(TicketId id, String text, String as, List<NewFile> files, CurrentUser user) {
        if (as.equals("wait")) {
            work.waitForCustomer(id, text, user);
            files.forEach(file -> attachments.attach(id, file, user));
        } else if (as.equals("resolve")) {
            work.resolve(id, text, user);
            files.forEach(file -> attachments.attach(id, file, user));
        } else if (as.equals("customer")) {
            conversation.recordCustomerAnswer(id, null, text, user);
        } else if (text.isBlank() && !files.isEmpty()) {
            files.forEach(file -> attachments.attach(id, file, user));
        } else {
            attachments.comment(id, text, as.equals("internal"), files, user);
        }
    }

    private static List<NewFile> files(List<MultipartFile> uploaded) {
        return uploaded == null
                ? List.of()
                : uploaded.stream()
                        .filter(file -> file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isBlank())
                        .map(file -> new NewFile(file.getOriginalFilename(), file.getSize(), file))
                        .toList();
    }
}
