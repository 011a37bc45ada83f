package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The open tasks of a record, for the record's page, whatever module it is of. Its template asks {@code
 * ${@recordTasks.of('<process key>', id)}} and shows each with {@code tasks/panel :: one}, or loads {@code
 * /tasks/of/<process key>/<id>} by htmx. A task is done there where the kind of the record says so.
 */
@Component("recordTasks")
public class RecordTasks {

    private final TaskQueries tasks;
    private final TaskViews views;

    RecordTasks(TaskQueries tasks, TaskViews views) {
        this.tasks = tasks;
        this.views = views;
    }

    /** Those that the signed-in person may see, soonest due first. */
    public List<TaskView> of(String processKey, Object businessKey) {
        TaskRefused refused = refused();
        return tasks.ofRecord(processKey, businessKey.toString(), user()).stream()
                .flatMap(task -> shown(task, refused).stream())
                .toList();
    }

    /** Empty where the task was done by somebody between the two looks at it: the page shows what is there still. */
    private Optional<TaskView> shown(OpenTask task, TaskRefused refused) {
        try {
            return Optional.of(views.of(task, refused));
        } catch (NotFound done) {
            return Optional.empty();
        }
    }

    /** What an attempt on this page was refused for; null for none. */
    public TaskRefused refused() {
        return (TaskRefused) RequestContextHolder.currentRequestAttributes()
                .getAttribute(RecordPage.REFUSED, RequestAttributes.SCOPE_REQUEST);
    }

    private static CurrentUser user() {
        return (CurrentUser)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }
}
