package com.bmasia.crm.tickets.attachments.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.attachments.Attachment;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files of tickets going out: always as a download, apart from small views of images that can carry no script. */
@Controller
@RequestMapping("/tickets/attachments/{id}")
@Requires(Permission.USE_TICKETS)
class AttachmentController {

    private final TicketAttachments attachments;
    private final SendAttachment send;

    AttachmentController(TicketAttachments attachments, SendAttachment send) {
        this.attachments = attachments;
        this.send = send;
    }

    @GetMapping
    void download(@PathVariable AttachmentId id, HttpServletResponse response) throws IOException {
        send.asDownload(attachments.find(id), response);
    }

    @GetMapping("/image")
    void image(@PathVariable AttachmentId id, HttpServletResponse response) throws IOException {
        Attachment attachment = attachments.find(id);
        if (!attachment.isImage()) {
            throw new NotFound("image", id);
        }
        send.asImage(attachment, response);
    }

    @PostMapping("/remove")
    String remove(
            @PathVariable AttachmentId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        Attachment attachment = attachments.find(id);
        attachments.remove(id, user);
        redirect.addFlashAttribute("toast", "tickets.toast.file.removed")
                .addFlashAttribute("toastArgs", new Object[] {attachment.fileName()});
        return "redirect:/tickets/" + attachment.ticket();
    }
}
