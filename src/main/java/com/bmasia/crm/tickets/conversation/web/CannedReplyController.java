package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.replies.CannedReplies;
import com.bmasia.crm.tickets.replies.CannedReply;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The canned replies that a person can use: one's own and the shared ones. */
@Controller
@RequestMapping("/tickets/replies")
@Requires(Permission.USE_TICKETS)
class CannedReplyController {

    private final CannedReplies replies;

    CannedReplyController(CannedReplies replies) {
        this.replies = replies;
    }

    /** @param edit the one that is being changed; null for a new one */
    @GetMapping
    String page(@RequestParam(required = false) UUID edit, @AuthenticationPrincipal CurrentUser user, Model model) {
        CannedReply form = edit == null ? new CannedReply(null, "", "", "", false) : replies.get(edit, user);
        return show(form, user, model);
    }

    @PostMapping
    String save(
            @RequestParam(required = false) UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String textEn,
            @RequestParam(defaultValue = "") String textTh,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            Answer answer) {
        CannedReply typed = new CannedReply(id, name, textEn, textTh, shared);
        return answer.to(typed, again -> show(again, user, answer.model())).save("tickets.canned.saved", () -> {
            if (id == null) {
                replies.create(name, textEn, textTh, shared, user);
            } else {
                replies.change(id, name, textEn, textTh, shared, user);
            }
            return "/tickets/replies";
        });
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        replies.remove(id, user);
        redirect.addFlashAttribute("toast", "tickets.canned.removed");
        return "redirect:/tickets/replies";
    }

    private String show(CannedReply form, CurrentUser user, Model model) {
        Forms.show(form, model);
        model.addAttribute("replies", replies.visibleTo(user));
        model.addAttribute("mayShare", user.may(Permission.EDIT_ANY_TICKET));
        model.addAttribute(
                "variables",
                CannedReplies.VARIABLES.stream()
                        .sorted()
                        .map(name -> "{{" + name + "}}")
                        .toList());
        return "tickets/replies";
    }
}
