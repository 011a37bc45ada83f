package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tasks.AsShown;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskForm;
import com.bmasia.crm.tasks.TaskForms;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.tasks.form.FormField;
import com.bmasia.crm.tasks.web.TaskRefused.Typed;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends a task with what was filled in. Whatever refuses it, what was typed stands there again. */
@Controller
@ForEveryone
class CompleteTaskController {

    private final TaskQueries tasks;
    private final TaskPages pages;
    private final TaskForms forms;
    private final FormInput input;
    private final UserTaskService service;
    private final MessageSource messages;

    CompleteTaskController(
            TaskQueries tasks,
            TaskPages pages,
            TaskForms forms,
            FormInput input,
            UserTaskService service,
            MessageSource messages) {
        this.tasks = tasks;
        this.pages = pages;
        this.forms = forms;
        this.input = input;
        this.service = service;
        this.messages = messages;
    }

    /** @param seen who had it when the form was shown: an account's id, or empty for nobody */
    @PostMapping("/tasks/{id:[0-9a-f-]{36}}/complete")
    ModelAndView complete(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) String seen,
            @AuthenticationPrincipal CurrentUser user,
            RedirectAttributes redirect) {
        Optional<OpenTask> known = tasks.known(id, user);
        if (known.isEmpty()) {
            return tasks.visible(id, user).map(pages::show).orElseGet(() -> pages.done(id, user));
        }
        OpenTask task = known.get();
        TaskForm form = forms.of(task);
        Map<String, Object> filledIn = input.read(parameters, form);
        String outcome = parameters.getFirst("outcome");
        try {
            service.complete(id, outcome, filledIn, AsShown.of(seen), user);
        } catch (RuleViolation refusal) {
            FormView again = FormView.refused(form, filledIn, refusal, messages);
            return pages.refused(
                    task, new TaskRefused(id, null, again, false, outcome, List.of()), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (Conflict refusal) {
            OpenTask now = tasks.known(id, user).orElse(task);
            return pages.refused(now, told(now, refusal, form, filledIn, outcome), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("toast", "tasks.toast.completed");
        redirect.addFlashAttribute("toastArgs", new Object[] {task.label()});
        return new ModelAndView(
                "redirect:" + (task.record() == null ? "/tasks" : task.record().url()));
    }

    private TaskRefused told(
            OpenTask now, Conflict refusal, TaskForm form, Map<String, Object> filledIn, String outcome) {
        return new TaskRefused(
                now.id(),
                pages.inWords(refusal),
                FormView.typed(form, filledIn, messages),
                now.isVisible() && now.mayBeDone(),
                outcome,
                form.fields().fields().stream()
                        .filter(field -> filledIn.get(field.key()) != null)
                        .map(field -> typed(field, filledIn))
                        .filter(typed -> !typed.value().isBlank())
                        .toList());
    }

    private static Typed typed(FormField field, Map<String, Object> filledIn) {
        return new Typed(field.label(), String.valueOf(filledIn.get(field.key())));
    }
}
