package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tasks.DoneTasks;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskForm;
import com.bmasia.crm.tasks.TaskForms;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.UserId;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what it is about, its form, and what a person can do with it. The service decides who may. */
@Controller
@RequestMapping("/tasks/{id:[0-9a-f-]{36}}")
@ForEveryone
class TaskController {

    private final TaskQueries tasks;
    private final DoneTasks doneTasks;
    private final TaskForms forms;
    private final FormInput input;
    private final UserTaskService service;
    private final ZoneId zone;
    private final MessageSource messages;

    TaskController(
            TaskQueries tasks,
            DoneTasks doneTasks,
            TaskForms forms,
            FormInput input,
            UserTaskService service,
            ZoneId zone,
            MessageSource messages) {
        this.tasks = tasks;
        this.doneTasks = doneTasks;
        this.forms = forms;
        this.input = input;
        this.service = service;
        this.zone = zone;
        this.messages = messages;
    }

    @GetMapping
    String page(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, Model model) {
        return tasks.visible(id, user)
                .map(task -> show(task, FormView.of(forms.of(task), messages), model))
                .orElseGet(() -> done(id, user, model));
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.claim(id, user);
        return back(id, "tasks.toast.claimed", redirect);
    }

    @PostMapping("/release")
    String release(@PathVariable String id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.release(id, user);
        return back(id, "tasks.toast.released", redirect);
    }

    @PostMapping("/assign")
    String assign(
            @PathVariable String id,
            @RequestParam UserId assignee,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        service.assign(id, assignee, user);
        return back(id, "tasks.toast.assigned", redirect);
    }

    @PostMapping("/plan")
    String plan(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime due,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime followUp,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        service.plan(
                id,
                due == null ? null : due.atZone(zone).toInstant(),
                followUp == null ? null : followUp.atZone(zone).toInstant(),
                user);
        return back(id, "tasks.toast.planned", redirect);
    }

    @PostMapping("/complete")
    String complete(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OpenTask task = tasks.visible(id, user).orElse(null);
        if (task == null) {
            return done(id, user, model);
        }
        TaskForm form = forms.of(task);
        Map<String, Object> filledIn = input.read(parameters, form);
        try {
            service.complete(id, parameters.getFirst("outcome"), filledIn, user);
        } catch (RuleViolation refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(task, FormView.refused(form, filledIn, refusal, messages), model);
        }
        redirect.addFlashAttribute("toast", "tasks.toast.completed");
        redirect.addFlashAttribute("toastArgs", new Object[] {task.label()});
        return task.record() == null
                ? "redirect:/tasks"
                : "redirect:" + task.record().url();
    }

    private String show(OpenTask task, FormView form, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("form", form);
        model.addAttribute("assignees", task.mayAssign() ? service.assignees(task) : List.of());
        model.addAttribute("due", local(task.times().due()));
        model.addAttribute("followUp", local(task.times().followUp()));
        return "tasks/task";
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private String done(String id, CurrentUser user, Model model) {
        model.addAttribute("task", doneTasks.find(id, user).orElseThrow(() -> new NotFound("task", id)));
        return "tasks/done";
    }

    private static String back(String id, String toast, RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", toast);
        return "redirect:/tasks/" + id;
    }
}
