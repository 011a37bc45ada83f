package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketViews;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saved ticket lists. */
@Controller
@Requires(Permission.USE_TICKETS)
class ViewController {

    private final TicketViews views;
    private final Refusals refusals;

    ViewController(TicketViews views, Refusals refusals) {
        this.views = views;
        this.refusals = refusals;
    }

    @PostMapping("/tickets/views")
    String save(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        String list = Back.within(address.isEmpty() ? "/tickets" : "/tickets?" + address);
        try {
            views.save(name, list.substring(Math.min(list.length(), "/tickets?".length())), shared, user);
            redirect.addFlashAttribute("toast", "tickets.view.saved");
        } catch (RuleViolation refusal) {
            redirect.addFlashAttribute("viewError", refusals.inWords(refusal)).addFlashAttribute("viewName", name);
        }
        return "redirect:" + list;
    }

    @PostMapping("/tickets/views/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        views.remove(id, user);
        redirect.addFlashAttribute("toast", "tickets.view.removed");
        return "redirect:/tickets";
    }
}
