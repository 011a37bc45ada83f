package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordLink;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/**
 * A small process of our own, {@code practice-approval}: a task "Decide" for a team, with a form and the outcomes approve
 * and reject, then two days of waiting. Its records are made up; people who may edit any ticket may do any of its tasks.
 */
@TestComponent
public class TaskFixtures implements RecordKind {

    public static final String PROCESS = "practice-approval";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService engineTasks;

    TaskFixtures(RepositoryService repository, RuntimeService runtime, TaskService engineTasks) {
        this.repository = repository;
        this.runtime = runtime;
        this.engineTasks = engineTasks;
    }

    /** A new "Decide" for this team. */
    public Task task(String team) {
        deploy();
        String businessKey = Ids.next().toString();
        runtime.startProcessInstanceByKey(PROCESS, businessKey, Map.of("team", team));
        return open(businessKey);
    }

    public Task open(String businessKey) {
        return engineTasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
    }

    public String businessKey(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    public String assignee(Task task) {
        return engineTasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    public boolean isOpen(Task task) {
        return engineTasks.createTaskQuery().taskId(task.getId()).count() == 1;
    }

    public static String number(String businessKey) {
        return "PR-" + businessKey.substring(24);
    }

    private synchronized void deploy() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addClasspathResource("tasks/practice-approval.bpmn")
                    .addClasspathResource("tasks/practice-approval.form")
                    .deploy();
        }
    }

    @Override
    public String name() {
        return "practice";
    }

    @Override
    public String texts() {
        return "tasks";
    }

    @Override
    public String icon() {
        return "controller";
    }

    @Override
    public Set<String> processKeys() {
        return Set.of(PROCESS);
    }

    @Override
    public Map<UUID, RecordLink> find(Collection<UUID> ids) {
        return ids.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new RecordLink(number(id.toString()), "Practice", "/practice/" + id)));
    }

    @Override
    public List<UUID> search(String typed, int limit) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).listPage(0, 500).stream()
                .map(instance -> instance.getBusinessKey())
                .filter(key -> number(key).contains(typed))
                .limit(limit)
                .map(UUID::fromString)
                .toList();
    }

    @Override
    public Permission toSee() {
        return Permission.USE_TICKETS;
    }

    @Override
    public Permission toWorkOnAny() {
        return Permission.EDIT_ANY_TICKET;
    }
}
