package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tasks.AsShown;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has a task and when it is due. Answers lead to the page of its record, or to the task's own where it has none. */
@Controller
@RequestMapping("/tasks/{id:[0-9a-f-]{36}}")
@ForEveryone
class TaskController {

    private final TaskQueries tasks;
    private final TaskPages pages;
    private final UserTaskService service;
    private final ZoneId zone;

    TaskController(TaskQueries tasks, TaskPages pages, UserTaskService service, ZoneId zone) {
        this.tasks = tasks;
        this.pages = pages;
        this.service = service;
        this.zone = zone;
    }

    @GetMapping
    ModelAndView page(@PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
        return tasks.visible(id, user).map(pages::show).orElseGet(() -> pages.done(id, user));
    }

    @PostMapping("/claim")
    ModelAndView claim(
            @PathVariable String id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        return act(id, () -> service.claim(id, user), "tasks.toast.claimed", user, redirect);
    }

    @PostMapping("/release")
    ModelAndView release(
            @PathVariable String id,
            @RequestParam(required = false) String seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        return act(id, () -> service.release(id, AsShown.of(seen), user), "tasks.toast.released", user, redirect);
    }

    @PostMapping("/assign")
    ModelAndView assign(
            @PathVariable String id,
            @RequestParam UserId assignee,
            @RequestParam(required = false) String seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        Runnable step = () -> service.assign(id, assignee, AsShown.of(seen), user);
        return act(id, step, "tasks.toast.assigned", user, redirect);
    }

    @PostMapping("/plan")
    ModelAndView plan(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime due,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime followUp,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        Runnable step = () -> service.plan(id, instant(due), instant(followUp), user);
        return act(id, step, "tasks.toast.planned", user, redirect);
    }

    private ModelAndView act(String id, Runnable step, String toast, CurrentUser user, RedirectAttributes redirect) {
        OpenTask task = tasks.known(id, user).orElse(null);
        try {
            step.run();
        } catch (Conflict refusal) {
            if (task == null) {
                throw refusal;
            }
            OpenTask now = tasks.known(id, user).orElse(task);
            return pages.refused(
                    now,
                    new TaskRefused(id, pages.inWords(refusal), null, false, null, List.of()),
                    HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("toast", toast);
        return new ModelAndView("redirect:" + (task == null ? "/tasks/" + id : task.url()));
    }

    private Instant instant(LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }
}
