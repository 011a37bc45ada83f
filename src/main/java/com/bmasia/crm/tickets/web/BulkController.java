package com.bmasia.crm.tickets.web;

import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketList;
import com.bmasia.crm.tickets.TicketRow;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
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

    private static final int MOST = 500;

    private final BulkActions actions;
    private final ListSpec<TicketRow> list;
    private final Lists lists;
    private final TicketList tickets;

    BulkController(BulkActions actions, ListSpec<TicketRow> list, Lists lists, TicketList tickets) {
        this.actions = actions;
        this.list = list;
        this.lists = lists;
        this.tickets = tickets;
    }

    /** @param all whether all that the list at {@code back} finds are meant, instead of those that are ticked */
    @PostMapping("/tickets/bulk")
    String run(
            @RequestParam(name = "ids", required = false) List<TicketId> ticked,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam String action,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String priority,
            @RequestParam(required = false) String move,
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "/tickets") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        List<TicketId> ids = all ? matching(back, user) : ticked;
        if (ids == null || ids.isEmpty()) {
            redirect.addFlashAttribute("toast", "tickets.bulk.nothing").addFlashAttribute("toastKind", "warning");
        } else if (ids.size() > MOST) {
            redirect.addFlashAttribute("toast", "tickets.bulk.too-many").addFlashAttribute("toastKind", "warning");
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

    private List<TicketId> matching(String address, CurrentUser user) {
        return lists.keys(list, ListQuery.ofAddress(address), tickets.scope(user), MOST + 1).stream()
                .map(TicketId::new)
                .toList();
    }

    private static boolean isChosen(String action, TicketMoves.Asked asked) {
        return switch (action) {
            case "assign", "priority" -> asked.value() != null && !asked.value().isBlank();
            case "move" -> !asked.action().isBlank();
            default -> true;
        };
    }
}
