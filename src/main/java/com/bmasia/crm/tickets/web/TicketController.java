package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One ticket: its page, the parts of it that follow what others do, and every action on it. */
@Controller
@RequestMapping("/tickets/{id}")
@Requires(Permission.USE_TICKETS)
class TicketController {

    private static final Map<String, String> PARTS = Map.of(
            "timeline", "tickets/ticket-timeline :: timeline",
            "side", "tickets/ticket-side :: side",
            "head", "tickets/ticket-head :: heading",
            "next", "tickets/ticket-actions :: next",
            "ways", "tickets/ticket-reply :: ways");
    private static final Set<String> ACTIONS =
            Set.of("claim", "release", "assign", "priority", "category", "team", "merge");

    private final TicketPage page;
    private final TicketMoves moves;
    private final Meanwhile meanwhile;
    private final TicketService tickets;

    TicketController(TicketPage page, TicketMoves moves, Meanwhile meanwhile, TicketService tickets) {
        this.page = page;
        this.moves = moves;
        this.meanwhile = meanwhile;
        this.tickets = tickets;
    }

    @GetMapping
    String show(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user, Model model) {
        return page.show(id, user, model);
    }

    /** A move that needs words, chosen on the board: they are written where one replies. */
    @GetMapping(params = "ask")
    String ask(@PathVariable TicketId id, @RequestParam String ask) {
        return "redirect:/tickets/" + id + "?as=" + (ask.equals("resolve") ? "resolve" : "wait") + "#reply";
    }

    @GetMapping("/parts/{part}")
    String part(
            @PathVariable TicketId id,
            @PathVariable String part,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        if (!PARTS.containsKey(part)) {
            throw new NotFound("part", part);
        }
        page.show(id, user, model);
        return PARTS.get(part);
    }

    /**
     * One of the moves of the lifecycle, or a change of one thing; by the names that {@link TicketMoves} knows.
     *
     * @param seen who was in charge, or what the changed thing was, when the form was shown
     */
    @PostMapping("/actions/{action}")
    String act(
            @PathVariable TicketId id,
            @PathVariable String action,
            @RequestParam(required = false) String value,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String seen,
            @RequestParam(required = false) String back,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!ACTIONS.contains(action) && !isMove(action)) {
            throw new NotFound("action", action);
        }
        TicketMoves.Asked asked = new TicketMoves.Asked(action, value, text);
        return page.act(
                new TicketPage.Action(id, action, text == null ? value : text, "tickets.toast." + action),
                () -> {
                    meanwhile.check(id, asked, seen, user);
                    moves.run(id, asked, user);
                },
                back == null ? "/tickets/" + id : Back.within(back),
                new TicketPage.Answer(user, model, response, redirect));
    }

    @PostMapping("/delete")
    @Requires(Permission.DELETE_TICKETS)
    String delete(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        tickets.delete(id, user);
        redirect.addFlashAttribute("toast", "tickets.toast.deleted");
        return "redirect:/tickets";
    }

    private static boolean isMove(String action) {
        try {
            return TicketMove.of(action) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
