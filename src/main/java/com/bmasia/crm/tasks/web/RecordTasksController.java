package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.TaskRecords;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tasks of one record, as a part of its page or as a page; and the way from one record to the next. */
@Controller
@ForEveryone
class RecordTasksController {

    private final RecordTasks tasks;
    private final TaskQueries queries;
    private final TaskRecords records;

    RecordTasksController(RecordTasks tasks, TaskQueries queries, TaskRecords records) {
        this.tasks = tasks;
        this.queries = queries;
        this.records = records;
    }

    @GetMapping("/tasks/of/{processKey}/{businessKey}")
    String page(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        part(processKey, businessKey, user, model);
        model.addAttribute(
                "record", records.find(processKey, businessKey).orElseThrow(() -> new NotFound("record", businessKey)));
        return "tasks/record";
    }

    @GetMapping(path = "/tasks/of/{processKey}/{businessKey}", headers = "HX-Request=true")
    String part(
            @PathVariable String processKey,
            @PathVariable String businessKey,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        List<TaskView> views = tasks.of(processKey, businessKey);
        if (views.isEmpty() && !records.maySee(processKey, user)) {
            throw new AccessDeniedException("tasks of " + processKey);
        }
        model.addAttribute("views", views);
        model.addAttribute("url", "/tasks/of/" + processKey + "/" + businessKey);
        model.addAttribute("businessKey", businessKey);
        return "tasks/panel :: panel";
    }

    /** @param without id of the record that the person leaves */
    @GetMapping("/tasks/next")
    String next(
            @RequestParam(required = false) String without,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        String url = queries.next(without, user).map(OpenTask::url).orElse(null);
        if (url == null) {
            redirect.addFlashAttribute("toast", "tasks.toast.nothingNext");
            redirect.addFlashAttribute("toastKind", "info");
        }
        return "redirect:" + (url == null ? "/tasks" : url);
    }
}
