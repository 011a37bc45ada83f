package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.list.TicketViews;
import com.bmasia.crm.tickets.web.Back;
import com.bmasia.crm.tickets.web.Refusals;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.io.Serializable;
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

    /** @param view whose form it was; null for the form of a new one */
    record Refused(UUID view, String reason, String name, boolean shared) implements Serializable {}

    /** @param address the list that is shown: what is saved, and where the person goes back to */
    @PostMapping("/tickets/views")
    String save(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        String list = list(address);
        try {
            boolean replaced =
                    views.save(name, list.substring(Math.min(list.length(), "/tickets?".length())), shared, user);
            redirect.addFlashAttribute("toast", replaced ? "tickets.view.replaced" : "tickets.view.saved")
                    .addFlashAttribute("toastArgs", new Object[] {name.strip()});
        } catch (RuleViolation refusal) {
            redirect.addFlashAttribute("viewRefused", refused(null, refusal, name, shared));
        }
        return "redirect:" + list;
    }

    @PostMapping("/tickets/views/{id}/edit")
    String rename(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        try {
            views.rename(id, name, shared, user);
            redirect.addFlashAttribute("toast", "tickets.view.changed");
        } catch (RuleViolation refusal) {
            redirect.addFlashAttribute("viewRefused", refused(id, refusal, name, shared));
        }
        return "redirect:" + list(address);
    }

    @PostMapping("/tickets/views/{id}/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String address,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        views.remove(id, user);
        redirect.addFlashAttribute("toast", "tickets.view.removed");
        return "redirect:" + list(address);
    }

    private Refused refused(UUID view, RuleViolation refusal, String name, boolean shared) {
        return new Refused(view, refusals.inWords(refusal), name, shared);
    }

    private static String list(String address) {
        return Back.within(address.isEmpty() ? "/tickets" : "/tickets?" + address);
    }
}
