package com.bmasia.crm.users.lists;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.list.ListMemory.Layout;
import com.bmasia.crm.web.list.RegisteredLists;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Views and columns that somebody keeps of a list. Everybody keeps their own; who may see a list, its page knows. */
@Controller
@ForEveryone
@RequestMapping("/lists/{list}")
class ListController {

    private static final int MOST_COLUMNS = 60;

    private final SavedViews views;
    private final RememberLists memory;
    private final RegisteredLists lists;
    private final MessageSource messages;

    ListController(SavedViews views, RememberLists memory, RegisteredLists lists, MessageSource messages) {
        this.views = views;
        this.memory = memory;
        this.lists = lists;
        this.messages = messages;
    }

    /** @param view whose form it was; null for the form of a new one */
    record Refused(UUID view, String reason, String name, boolean shared) implements Serializable {}

    /** @param back the list that is shown: what is saved, and where the person goes back to */
    @PostMapping("/views")
    String save(
            @PathVariable String list,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        String shown = shown(list, back);
        String address = shown.contains("?") ? shown.substring(shown.indexOf('?') + 1) : "";
        try {
            boolean replaced = views.save(list, name, address, shared, user);
            redirect.addFlashAttribute("toast", replaced ? "web.view.replaced" : "web.view.saved")
                    .addFlashAttribute("toastArgs", new Object[] {name.strip()});
        } catch (RuleViolation refusal) {
            redirect.addFlashAttribute("viewRefused", refused(null, refusal, name, shared));
        }
        return "redirect:" + shown;
    }

    @PostMapping("/views/{id}/edit")
    String rename(
            @PathVariable String list,
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "false") boolean shared,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        try {
            views.rename(id, name, shared, user);
            redirect.addFlashAttribute("toast", "web.view.changed");
        } catch (RuleViolation refusal) {
            redirect.addFlashAttribute("viewRefused", refused(id, refusal, name, shared));
        }
        return "redirect:" + shown(list, back);
    }

    @PostMapping("/views/{id}/remove")
    String remove(
            @PathVariable String list,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        views.remove(id, user);
        redirect.addFlashAttribute("toast", "web.view.removed");
        return "redirect:" + shown(list, back);
    }

    @PostMapping("/layout")
    String choose(
            @PathVariable String list,
            @RequestParam(defaultValue = "") List<String> columns,
            @RequestParam(defaultValue = "false") boolean compact,
            @RequestParam(defaultValue = "false") boolean standard,
            @RequestParam(defaultValue = "") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        String shown = shown(list, back);
        List<String> some = columns.stream().limit(MOST_COLUMNS).toList();
        memory.keep(list, standard ? Layout.STANDARD : new Layout(some, compact), user);
        redirect.addFlashAttribute("toast", "web.list.columns.changed");
        return "redirect:" + withoutColumns(shown);
    }

    private Refused refused(UUID view, RuleViolation refusal, String name, boolean shared) {
        String reason = messages.getMessage(refusal.messageKey(), refusal.arguments(), LocaleContextHolder.getLocale());
        return new Refused(view, reason, name, shared);
    }

    /** The page of the list with the filters of {@code back}, never an address that somebody else chose. */
    private String shown(String list, String back) {
        String path = lists.find(list)
                .filter(spec -> spec.look() != null)
                .orElseThrow(() -> new NotFound("list", list))
                .look()
                .path();
        boolean ours =
                back.startsWith(path + "?") && back.substring(path.length() + 1).matches("[\\w.~%&=+-]*");
        return ours ? back : path;
    }

    /** What was chosen just now counts, not what the address of before asked for. */
    private static String withoutColumns(String address) {
        return address.replaceFirst("([?&])show=[^&]*&?", "$1").replaceFirst("[?&]$", "");
    }
}
