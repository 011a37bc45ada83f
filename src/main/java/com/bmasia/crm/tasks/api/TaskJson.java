package com.bmasia.crm.tasks.api;

import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import java.time.Instant;
import java.util.List;

/** An open task as clients see it; {@code outcomes} only where one task was asked for. */
record TaskJson(
        String id,
        String name,
        String taskKey,
        String process,
        String processName,
        String businessKey,
        String recordNumber,
        String recordTitle,
        List<String> teams,
        String assignee,
        String assigneeName,
        int priority,
        Instant dueDate,
        Instant followUpDate,
        boolean isOverdue,
        Instant createdAt,
        List<String> outcomes) {

    static TaskJson of(OpenTask task, List<String> outcomes) {
        return new TaskJson(
                task.id(),
                task.name(),
                task.key(),
                task.process().key(),
                task.process().name(),
                task.process().businessKey(),
                task.record() == null ? null : task.record().number(),
                task.record() == null ? null : task.record().title(),
                task.teams().stream().map(TeamRef::key).toList(),
                task.isClaimed() ? task.assignee().id().toString() : null,
                task.isClaimed() ? task.assignee().name() : null,
                task.priority(),
                task.times().due(),
                task.times().followUp(),
                task.times().overdue(),
                task.times().created(),
                outcomes);
    }
}
