package com.bmasia.crm.tickets.web;

import com.bmasia.crm.tickets.read.TicketViewers;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who has a ticket open, and who is answering. */
@Controller
@Requires(Permission.USE_TICKETS)
class PresenceController {

    private final TicketViewers viewers;

    PresenceController(TicketViewers viewers) {
        this.viewers = viewers;
    }

    /** Says that this person has the ticket open; answers who else has. */
    @PostMapping("/tickets/{id}/viewers")
    String look(
            @PathVariable TicketId id,
            @RequestParam(defaultValue = "false") boolean replying,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        model.addAttribute("viewers", viewers.look(id, replying, user));
        return "tickets/ticket-viewers :: viewers";
    }

    @PostMapping("/tickets/{id}/viewers/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable TicketId id, @AuthenticationPrincipal CurrentUser user) {
        viewers.leave(id, user);
    }
}
