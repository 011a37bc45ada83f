package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.notices.NotificationInbox;
import com.bmasia.crm.users.notices.NotificationInbox.Notice;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The person's notices: the bell in the top bar and the page with all of them. */
@Controller
@ForEveryone
@RequestMapping("/users/notifications")
class NotificationController {

    private static final int IN_BELL = 10;

    private final NotificationInbox inbox;
    private final ListSpec<Notice> notices;
    private final ListPages pages;

    NotificationController(NotificationInbox inbox, ListSpec<Notice> notices, ListPages pages) {
        this.inbox = inbox;
        this.notices = notices;
        this.pages = pages;
    }

    @GetMapping
    String list(ListQuery query, @AuthenticationPrincipal CurrentUser user, Model model, HttpServletResponse response) {
        model.addAttribute("unread", inbox.unreadOf(user));
        return pages.show(notices, query, NotificationInbox.of(user), model, response);
    }

    @GetMapping("/bell")
    String bell(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("unread", inbox.unreadOf(user));
        model.addAttribute("notices", inbox.newest(user, IN_BELL));
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
