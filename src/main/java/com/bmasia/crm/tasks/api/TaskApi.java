package com.bmasia.crm.tasks.api;

import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.tasks.TaskForms;
import com.bmasia.crm.tasks.TaskListing;
import com.bmasia.crm.tasks.TaskQueries;
import com.bmasia.crm.tasks.UserTaskService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Open user tasks, for clients. Everybody may ask; the service decides task by task. */
@RestController
@RequestMapping("/api/v1/tasks")
@ForEveryone
@Tag(name = "tasks")
class TaskApi {

    private final TaskListing list;
    private final TaskQueries tasks;
    private final TaskForms forms;
    private final UserTaskService service;

    TaskApi(TaskListing list, TaskQueries tasks, TaskForms forms, UserTaskService service) {
        this.list = list;
        this.tasks = tasks;
        this.forms = forms;
        this.service = service;
    }

    /**
     * @param outcome one of the task's outcomes; absent where it has none
     * @param variables the values of the task's form by field
     */
    record Completion(String outcome, Map<String, Object> variables) {}

    @GetMapping
    @Operation(summary = "List the open tasks you can see")
    ApiPage<TaskJson> list(@ListOf("tasks") ListRequest request, @AuthenticationPrincipal CurrentUser user) {
        return list.read(request, user).map(task -> TaskJson.of(task, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an open task")
    TaskJson get(@PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
        OpenTask task = tasks.existing(id, user);
        return TaskJson.of(task, forms.outcomes(task));
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Claim a task; 409 names who was first")
    TaskJson claim(@PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
        service.claim(id, user);
        return get(id, user);
    }

    @PostMapping("/{id}/unclaim")
    @Operation(summary = "Release a task to its team")
    TaskJson unclaim(@PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
        service.release(id, user);
        return get(id, user);
    }

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Complete a task with an outcome and the values of its form")
    void complete(
            @PathVariable String id, @RequestBody Completion completion, @AuthenticationPrincipal CurrentUser user) {
        Map<String, Object> variables = completion.variables() == null ? Map.of() : completion.variables();
        service.complete(id, completion.outcome(), variables, user);
    }
}
