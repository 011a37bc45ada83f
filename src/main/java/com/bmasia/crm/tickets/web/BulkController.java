package com.bmasia.crm.tickets.web;

import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bar below the list: one action for all ticked tickets. */
@Controller
@Requires(Permission.USE_TICKETS)
class BulkController {

    private final BulkActions actions;

    BulkController(BulkActions actions) {
        this.actions = actions;
    }

    @PostMapping("/tickets/bulk")
    String run(
            @RequestParam(required = false) List<TicketId> ids,
            @RequestParam String action,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String priority,
            @RequestParam(required = false) String move,
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "/tickets") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        if (ids == null || ids.isEmpty()) {
            redirect.addFlashAttribute("toast", "tickets.bulk.nothing").addFlashAttribute("toastKind", "warning");
        } else {
            TicketMoves.Asked asked = switch (action) {
                case "assign" -> new TicketMoves.Asked("assign", assignee, null);
                case "priority" -> new TicketMoves.Asked("priority", priority, null);
                case "move" -> new TicketMoves.Asked(move, null, text);
                default -> new TicketMoves.Asked(action, null, text);
            };
            redirect.addFlashAttribute("bulk", actions.run(ids, asked, user));
        }
        return "redirect:" + Back.within(back);
    }
}
