package com.bmasia.crm.tasks.web;

import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskForms;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.users.UserDirectory.Person;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes what pages show of a task; its form is read only for those who may fill it in. */
@Component
class TaskViews {

    private final TaskForms forms;
    private final UserTaskService service;
    private final MessageSource messages;
    private final ZoneId zone;

    TaskViews(TaskForms forms, UserTaskService service, MessageSource messages, ZoneId zone) {
        this.forms = forms;
        this.service = service;
        this.messages = messages;
        this.zone = zone;
    }

    /** @param refused what the page has to tell of an attempt; null for none */
    TaskView of(OpenTask task, TaskRefused refused) {
        boolean assigns =
                task.mayAssign() && (task.place() == null || !task.place().assigns());
        List<Person> assignees = assigns ? service.assignees(task) : List.of();
        return new TaskView(
                task,
                form(task, refused),
                assignees,
                local(task.times().due()),
                local(task.times().followUp()));
    }

    private FormView form(OpenTask task, TaskRefused refused) {
        if (!task.mayBeDone()) {
            return null;
        }
        boolean typed = refused != null && refused.isOf(task.id()) && refused.form() != null;
        return typed ? refused.form() : FormView.of(forms.of(task), messages);
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
    }
}
