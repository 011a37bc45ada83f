package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.web.Back;
import com.bmasia.crm.tickets.web.TicketMoves;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            if (isChosen(action, asked)) {
                redirect.addFlashAttribute("bulk", actions.run(ids, asked, user));
            } else {
                redirect.addFlashAttribute("bulk", BulkActions.Result.unchosen(asked, ids))
                        .addFlashAttribute("toast", "tickets.bulk.unchosen")
                        .addFlashAttribute("toastKind", "warning");
            }
        }
        return "redirect:" + Back.within(back);
    }

    /** @param former ticket and what it had before, such as {@code 0190…=high}; nothing after the sign for nobody */
    @PostMapping("/tickets/bulk/undo")
    String undo(
            @RequestParam String action,
            @RequestParam String set,
            @RequestParam List<String> former,
            @RequestParam(defaultValue = "/tickets") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        Map<TicketId, String> values = new LinkedHashMap<>();
        for (String one : former) {
            String[] parts = one.split("=", 2);
            if (parts.length == 2) {
                values.put(TicketId.of(parts[0]), parts[1]);
            }
        }
        redirect.addFlashAttribute("bulk", actions.undo(action, set, values, user));
        return "redirect:" + Back.within(back);
    }

    private static boolean isChosen(String action, TicketMoves.Asked asked) {
        return switch (action) {
            case "assign", "priority" -> asked.value() != null && !asked.value().isBlank();
            case "move" -> !asked.action().isBlank();
            default -> true;
        };
    }
}
