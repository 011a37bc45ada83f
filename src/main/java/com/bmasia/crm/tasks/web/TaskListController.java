package com.bmasia.crm.tasks.web;

import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.tasks.UserTaskService.BulkClaim;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My work: the list of tasks. Everybody has one; which tasks stand in it is decided task by task. */
@Controller
@ForEveryone
class TaskListController {

    private static final int UNCLAIMED_BELOW = 10;
    private static final int CLAIMED_AT_ONCE = 200;
    private static final String OURS = "/tasks(\\?[\\w.~%&=+-]*)?";

    private final ListSpec<OpenTask> list;
    private final ListPages pages;
    private final TaskQueries tasks;
    private final UserTaskService service;

    TaskListController(ListSpec<OpenTask> list, ListPages pages, TaskQueries tasks, UserTaskService service) {
        this.list = list;
        this.pages = pages;
        this.tasks = tasks;
        this.service = service;
    }

    @GetMapping("/tasks")
    String list(ListQuery query, @AuthenticationPrincipal CurrentUser user, Model model, HttpServletResponse response) {
        return pages.show(list, query, (asked, size) -> tasks.list(asked, user, size), model, response);
    }

    /** The numbers beside the chips are those of the menu: whatever the filters, what waits is what counts. */
    @GetMapping(path = "/tasks", headers = "List-Part=counts")
    String counts(@AuthenticationPrincipal CurrentUser user, Model model) {
        TaskQueries.Waiting waiting = tasks.count(user);
        model.addAttribute("counts", Map.of("mine", waiting.mine(), "teams", waiting.teams()))
                .addAttribute("most", TaskQueries.COUNTED);
        return "web/list :: counts";
    }

    @GetMapping({"/tasks.csv", "/tasks.xlsx"})
    void file(ListQuery query, @AuthenticationPrincipal CurrentUser user, HttpServletResponse response) {
        pages.file(list, query, (asked, size) -> tasks.list(asked, user, size), response);
    }

    /** Stands under one's own tasks. */
    @GetMapping("/tasks/unclaimed")
    String unclaimed(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("unclaimed", tasks.list(ListQuery.of("scope", "teams"), user, UNCLAIMED_BELOW));
        return "tasks/list :: unclaimed";
    }

    @GetMapping(path = "/tasks/count", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String count(@AuthenticationPrincipal CurrentUser user) {
        int count = tasks.count(user).mine();
        if (count == 0) {
            return "";
        }
        return count > TaskQueries.COUNTED ? TaskQueries.COUNTED + "+" : Integer.toString(count);
    }

    /** @param all whether all that the list at {@code back} finds are meant, instead of those that are ticked */
    @PostMapping("/tasks/claim")
    String claimAll(
            @RequestParam(name = "ids", defaultValue = "") List<String> ids,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "/tasks") String back,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        BulkClaim result = service.claimAll(all ? claimable(back, user) : ids, user);
        boolean done = result.refused().isEmpty();
        redirect.addFlashAttribute("toast", done ? "tasks.toast.claimedAll" : "tasks.toast.claimedSome");
        redirect.addFlashAttribute(
                "toastArgs", new Object[] {result.claimed(), result.refused().size()});
        redirect.addFlashAttribute("toastKind", done ? "success" : "warning");
        redirect.addFlashAttribute("refused", result.refused());
        return "redirect:" + (back.matches(OURS) ? back : "/tasks");
    }

    private List<String> claimable(String back, CurrentUser user) {
        return tasks.list(ListQuery.ofAddress(back), user, CLAIMED_AT_ONCE).items().stream()
                .filter(OpenTask::mayClaim)
                .map(OpenTask::id)
                .toList();
    }
}
