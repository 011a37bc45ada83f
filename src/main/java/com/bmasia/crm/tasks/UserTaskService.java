package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * What people do with the user tasks of processes. Each change runs in a transaction of its own, together with all that
 * the process does up to its next wait, and tells the loser of a race who was first.
 */
@Service
public class UserTaskService {

    private final TaskChanges changes;
    private final TaskForms forms;
    private final UserDirectory users;
    private final AuditLog audit;
    private final Notifications notifications;
    private final ZoneId zone;
    private final TaskService engine;

    UserTaskService(
            TaskChanges changes,
            TaskForms forms,
            UserDirectory users,
            AuditLog audit,
            Notifications notifications,
            ZoneId zone,
            TaskService engine) {
        this.changes = changes;
        this.forms = forms;
        this.users = users;
        this.audit = audit;
        this.notifications = notifications;
        this.zone = zone;
        this.engine = engine;
    }

    /** What became of a claim of several tasks: how many are the person's now, and why the others are not. */
    public record BulkClaim(int claimed, List<Conflict> refused) {}

    /** Claiming one's own task again changes nothing. */
    public void claim(String id, CurrentUser user) {
        changes.apply(id, user, task -> claim(task, user));
    }

    /** Claims each of them by itself: those that a colleague was faster with do not stop the others. */
    public BulkClaim claimAll(Collection<String> ids, CurrentUser user) {
        int claimed = 0;
        List<Conflict> refused = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            try {
                claim(id, user);
                claimed++;
            } catch (Conflict e) {
                refused.add(e);
            }
        }
        return new BulkClaim(claimed, refused);
    }

    /** Gives the task back to its team. */
    public void release(String id, CurrentUser user) {
        release(id, AsShown.UNKNOWN, user);
    }

    public void release(String id, AsShown shown, CurrentUser user) {
        changes.apply(id, shown, user, task -> {
            if (!task.isClaimed()) {
                return;
            }
            if (!task.mayRelease()) {
                throw taken(task);
            }
            if (task.teams().isEmpty()) {
                throw new Conflict("tasks.conflict.noTeam", task.name());
            }
            engine.setAssignee(id, null);
            record(task, "task.released", user, "assignee", task.assignee().name(), null);
        });
    }

    /** Hands the task to a member of its team: one's own task, or any with the process's permission for that. */
    public void assign(String id, UserId to, CurrentUser user) {
        assign(id, to, AsShown.UNKNOWN, user);
    }

    public void assign(String id, UserId to, AsShown shown, CurrentUser user) {
        changes.apply(id, shown, user, task -> {
            if (!task.mayAssign()) {
                throw task.isClaimed() ? taken(task) : new AccessDeniedException("assign task " + id);
            }
            Person colleague = assignees(task).stream()
                    .filter(person -> person.id().equals(to))
                    .findFirst()
                    .orElseThrow(() -> new RuleViolation("assignee", "tasks.rule.assignee"));
            if (colleague.equals(task.assignee())) {
                return;
            }
            engine.setAssignee(id, to.toString());
            record(task, "task.assigned", user, "assignee", name(task.assignee()), colleague.name());
            if (!to.equals(user.id())) {
                notifications.send(
                        List.of(to), "/tasks/" + id, "tasks.notification.assigned", task.label(), user.fullName());
            }
        });
    }

    /** The people the task may be given to: the members of its teams, or everybody where it has none. */
    public List<Person> assignees(OpenTask task) {
        Stream<Person> people = task.teams().isEmpty()
                ? users.activePeople().stream()
                : task.teams().stream().flatMap(team -> users.membersOf(team.key()).stream());
        return people.distinct().toList();
    }

    /** Sets when it must be done and when somebody wants to look at it again; null for not at all. */
    public void plan(String id, Instant due, Instant followUp, CurrentUser user) {
        changes.apply(id, user, task -> {
            requireFree(task);
            Task planned = engine.createTaskQuery().taskId(id).singleResult();
            planned.setDueDate(date(due));
            planned.setFollowUpDate(date(followUp));
            engine.saveTask(planned);
            audit.record(
                    user,
                    "task.planned",
                    "task",
                    id,
                    task.label(),
                    Map.of(
                            "due", new Change(text(task.times().due()), text(due)),
                            "follow_up", new Change(text(task.times().followUp()), text(followUp))));
        });
    }

    /**
     * Completes the task with what was filled in; one that nobody has claimed becomes the person's first, so that the
     * history says who did it.
     *
     * @param outcome one of the task's outcomes; null for a task that has none
     * @param input the form's values by field, as typed or as JSON
     */
    public void complete(String id, String outcome, Map<String, ?> input, CurrentUser user) {
        complete(id, outcome, input, AsShown.UNKNOWN, user);
    }

    public void complete(String id, String outcome, Map<String, ?> input, AsShown shown, CurrentUser user) {
        changes.apply(id, shown, user, task -> {
            requireFree(task);
            Map<String, Object> answer = forms.check(task, outcome, input);
            if (!task.isClaimed()) {
                claim(task, user);
            }
            engine.complete(id, answer);
            record(task, "task.completed", user, "outcome", null, outcome);
        });
    }

    private void claim(OpenTask task, CurrentUser user) {
        if (task.rights().mine()) {
            return;
        }
        if (!task.mayClaim()) {
            throw taken(task);
        }
        engine.claim(task.id(), user.id().toString());
        record(task, "task.claimed", user, "assignee", null, user.fullName());
    }

    private static void requireFree(OpenTask task) {
        if (!task.mayBeDone()) {
            throw taken(task);
        }
    }

    private static Conflict taken(OpenTask task) {
        return new Conflict("tasks.conflict.taken", task.name(), task.assignee().name());
    }

    private void record(OpenTask task, String action, CurrentUser user, String field, String from, String to) {
        Map<String, Change> changed = Objects.equals(from, to) ? Map.of() : Map.of(field, new Change(from, to));
        audit.record(user, action, "task", task.id(), task.label(), changed);
    }

    private static String name(Person person) {
        return person == null ? null : person.name();
    }

    private static Date date(Instant instant) {
        return Sql.at(instant);
    }

    private String text(Instant instant) {
        return instant == null
                ? null
                : instant.atZone(zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toLocalDateTime()
                        .toString();
    }
}
