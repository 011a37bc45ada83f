package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskFilter;
import com.bmasia.crm.tasks.TaskFilter.Scope;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.tasks.UserTaskService.BulkClaim;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My work: the list of tasks. Everybody has one; which tasks stand in it is decided task by task. */
@Controller
@RequestMapping("/tasks")
@ForEveryone
class TaskListController {

    private static final int PAGE_SIZE = 50;
    private static final int UNCLAIMED_BELOW = 10;

    private final TaskQueries tasks;
    private final UserTaskService service;

    TaskListController(TaskQueries tasks, UserTaskService service) {
        this.tasks = tasks;
        this.service = service;
    }

    @GetMapping
    String list(
            @ModelAttribute("search") TaskSearch search,
            @RequestParam(required = false) String after,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        fill(search, after, user, model);
        model.addAttribute("processes", tasks.processes());
        return "tasks/list";
    }

    @GetMapping(headers = "HX-Request=true")
    String part(
            @ModelAttribute("search") TaskSearch search,
            @RequestParam(required = false) String after,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        fill(search, after, user, model);
        return after == null ? "tasks/list :: results" : "tasks/list :: rows";
    }

    @GetMapping(path = "/count", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String count(@AuthenticationPrincipal CurrentUser user) {
        int count = tasks.count(user).mine();
        if (count == 0) {
            return "";
        }
        return count > TaskQueries.COUNTED ? TaskQueries.COUNTED + "+" : Integer.toString(count);
    }

    @PostMapping("/claim")
    String claimAll(
            @RequestParam(name = "ids", defaultValue = "") List<String> ids,
            @ModelAttribute("search") TaskSearch search,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        BulkClaim result = service.claimAll(ids, user);
        boolean all = result.refused().isEmpty();
        redirect.addFlashAttribute("toast", all ? "tasks.toast.claimedAll" : "tasks.toast.claimedSome");
        redirect.addFlashAttribute(
                "toastArgs", new Object[] {result.claimed(), result.refused().size()});
        redirect.addFlashAttribute("toastKind", all ? "success" : "warning");
        redirect.addFlashAttribute("refused", result.refused());
        return "redirect:" + search.url();
    }

    private void fill(TaskSearch search, String after, CurrentUser user, Model model) {
        PageOf<OpenTask> page = tasks.list(search.filter(), user, after, PAGE_SIZE);
        model.addAttribute("page", page);
        model.addAttribute("scope", TaskSearch.code(search.scopeOrMine()));
        if (after == null) {
            model.addAttribute("waiting", tasks.count(user));
            boolean below = search.scopeOrMine() == Scope.MINE && !search.isFiltered();
            model.addAttribute(
                    "unclaimed", below ? tasks.list(TaskFilter.of(Scope.TEAMS), user, null, UNCLAIMED_BELOW) : null);
        }
    }
}
