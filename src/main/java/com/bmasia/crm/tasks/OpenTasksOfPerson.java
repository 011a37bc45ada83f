package com.bmasia.crm.tasks;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.Person;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.handover.Departure;
import com.bmasia.crm.users.handover.PersonalWork;
import com.bmasia.crm.users.handover.Successor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks that somebody has claimed, but for those that move with their record. */
@Component
@Order(2)
class OpenTasksOfPerson implements PersonalWork {

    private final JdbcClient jdbc;
    private final TaskQueries tasks;
    private final TaskService engine;
    private final ActingUser acting;
    private final UserDirectory people;
    private final Notifications notifications;
    private final AuditLog audit;
    private final ObjectProvider<PersonalWork> kinds;

    OpenTasksOfPerson(
            JdbcClient jdbc,
            TaskQueries tasks,
            TaskService engine,
            ActingUser acting,
            UserDirectory people,
            Notifications notifications,
            AuditLog audit,
            ObjectProvider<PersonalWork> kinds) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.engine = engine;
        this.acting = acting;
        this.people = people;
        this.notifications = notifications;
        this.audit = audit;
        this.kinds = kinds;
    }

    @Override
    public String kind() {
        return "tasks";
    }

    @Override
    public String countKey() {
        return "tasks.handover.count";
    }

    @Override
    public int count(Departure departure) {
        return lost(departure).size();
    }

    @Override
    public List<Moved> handOver(Departure departure, Successor to, CurrentUser by) {
        List<OpenTask> lost = lost(departure);
        acting.run(by.id().toString(), () -> lost.forEach(task -> move(task, to, by)));
        return lost.stream()
                .map(task -> new Moved(task.label(), "/tasks/" + task.id()))
                .toList();
    }

    private List<OpenTask> lost(Departure departure) {
        String[] elsewhere = kinds.stream()
                .flatMap(work -> work == this ? Stream.empty() : work.processes().stream())
                .toArray(String[]::new);
        List<String> own = jdbc.sql("""
                        select t.id_ from act_ru_task t join act_re_procdef p on p.id_ = t.proc_def_id_
                         where t.assignee_ = :person and p.key_ <> all (:elsewhere)
                        """)
                .param("person", departure.person().toString())
                .param("elsewhere", elsewhere)
                .query(String.class)
                .list();
        List<OpenTask> before = tasks.find(own, departure.before());
        if (departure.endsAccount()) {
            return before;
        }
        Map<String, OpenTask> after = tasks.find(own, departure.after()).stream()
                .collect(Collectors.toMap(OpenTask::id, Function.identity()));
        return before.stream()
                .filter(task -> mayTakeUp(task) && !mayTakeUp(after.get(task.id())))
                .toList();
    }

    private static boolean mayTakeUp(OpenTask task) {
        return task.rights().candidate() || task.rights().any();
    }

    private void move(OpenTask task, Successor to, CurrentUser by) {
        UserId person = to.person();
        if (to.team() != null) {
            offerTo(to.team(), task);
        } else if (person == null && task.teams().isEmpty()) {
            // Of no team: in nobody's hands nobody would find it.
            person = by.id();
        }
        engine.setAssignee(task.id(), person == null ? null : person.toString());
        String name =
                person == null ? null : people.find(person).map(Person::name).orElse(null);
        Change change = new Change(task.assignee().name(), name);
        audit.record(by, "task.assigned", "task", task.id(), task.label(), Map.of("assignee", change));
        if (person != null && !person.equals(by.id())) {
            notifications.send(
                    List.of(person), "/tasks/" + task.id(), "tasks.notification.assigned", task.label(), by.fullName());
        }
    }

    private void offerTo(String team, OpenTask task) {
        List<String> offered = task.teams().stream().map(TeamRef::key).toList();
        offered.stream()
                .filter(other -> !other.equals(team))
                .forEach(other -> engine.deleteCandidateGroup(task.id(), other));
        if (!offered.contains(team)) {
            engine.addCandidateGroup(task.id(), team);
        }
    }
}
