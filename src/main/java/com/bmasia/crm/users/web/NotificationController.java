package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.notices.NotificationInbox;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The person's notices: the bell in the top bar and the page with all of them. */
@Controller
@ForEveryone
@RequestMapping("/users/notifications")
class NotificationController {

    private static final int PAGE = 30;
    private static final int IN_BELL = 10;

    private final NotificationInbox inbox;

    NotificationController(NotificationInbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, @RequestParam(required = false) String after, Model model) {
        rows(user, after, model);
        return "users/notifications";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(@AuthenticationPrincipal CurrentUser user, @RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", inbox.list(user, after, PAGE));
        model.addAttribute("unread", inbox.unreadOf(user));
        model.addAttribute("url", "/users/notifications");
        return "users/notifications :: rows";
    }

    @GetMapping("/bell")
    String bell(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("unread", inbox.unreadOf(user));
        model.addAttribute("notices", inbox.list(user, null, IN_BELL).items());
        return "users/bell :: bell";
    }

    @PostMapping("/{id}/open")
    String open(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return "redirect:" + inbox.open(id, user);
    }

    @PostMapping("/{id}/read")
    String markRead(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        inbox.markRead(id, user);
        return "redirect:/users/notifications";
    }

    @PostMapping("/read")
    String markAllRead(@AuthenticationPrincipal CurrentUser user) {
        inbox.markAllRead(user);
        return "redirect:/users/notifications";
    }
}
