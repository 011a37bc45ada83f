package com.bmasia.crm.tasks.progress;

import static com.bmasia.crm.tasks.progress.ProgressQueries.instant;
import static com.bmasia.crm.tasks.progress.ProgressQueries.name;

import com.bmasia.crm.tasks.People;
import com.bmasia.crm.tasks.progress.Progress.Step;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the history of a process instance as sentences that people understand without the diagram. */
@Component
class StepsInWords {

    /** The engine writes both halves of a change of hands in one command. */
    private static final Duration SAME_MOMENT = Duration.ofMillis(3);

    private final HistoryService history;
    private final JdbcClient jdbc;
    private final UserDirectory users;
    private final Times times;

    StepsInWords(HistoryService history, JdbcClient jdbc, UserDirectory users, Times times) {
        this.history = history;
        this.jdbc = jdbc;
        this.users = users;
        this.times = times;
    }

    /** Somebody got or gave back a task: a row of the engine's log of assignees and candidate groups. */
    private record Link(Instant at, String task, String type, String person, String team, boolean added, String by) {}

    List<Step> of(HistoricProcessInstance instance, List<HistoricActivityInstance> visits, BpmnModelInstance model) {
        List<Link> links = links(instance.getId());
        People people = people(visits, links);
        Map<String, HistoricActivityInstance> byTask = visits.stream()
                .filter(visit -> visit.getTaskId() != null)
                .collect(Collectors.toMap(HistoricActivityInstance::getTaskId, visit -> visit));
        List<Step> steps = new ArrayList<>();
        for (HistoricActivityInstance visit : visits) {
            steps.addAll(visit(visit, nameOf(visit, model), people, links));
        }
        links.stream()
                .filter(link -> link.type().equals("assignee") && byTask.containsKey(link.task()))
                .map(link -> assignment(link, nameOf(byTask.get(link.task()), model), people, links))
                .filter(Objects::nonNull)
                .forEach(steps::add);
        incidents(instance, model).forEach(steps::add);
        // Stable: what happened in the same instant stays in the order of the visits.
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private List<Step> visit(HistoricActivityInstance visit, String name, People people, List<Link> links) {
        Instant start = visit.getStartTime().toInstant();
        Instant end = instant(visit.getEndTime());
        return switch (visit.getActivityType()) {
            case "startEvent" -> List.of(Step.of(start, "started", name));
            case "userTask" -> task(visit, name, people, links);
            case "eventBasedGateway", "intermediateTimer", "receiveTask" -> List.of(waited(visit, name));
            case "intermediateMessageCatch", "intermediateSignalCatch", "intermediateConditional" ->
                end == null ? List.of(waited(visit, name)) : List.of(Step.of(end, "happened", name));
            case "exclusiveGateway", "parallelGateway", "inclusiveGateway", "subProcess", "multiInstanceBody" ->
                List.of();
            case "callActivity" ->
                Stream.of(Step.of(start, "called", name), end == null ? null : finished(visit, "returned", name, end))
                        .filter(Objects::nonNull)
                        .toList();
            case "noneEndEvent", "messageEndEvent", "terminateEndEvent", "errorEndEvent" ->
                List.of(Step.of(start, "ended", name));
            default ->
                visit.getActivityType().toLowerCase().contains("event")
                                || visit.getActivityType().startsWith("boundary")
                                || visit.getActivityType().endsWith("Catch")
                        ? List.of(Step.of(start, "happened", name))
                        : end == null || visit.isCanceled() ? List.of() : List.of(Step.of(end, "done", name));
        };
    }

    private List<Step> task(HistoricActivityInstance visit, String name, People people, List<Link> links) {
        List<Step> steps = new ArrayList<>();
        String teams = links.stream()
                .filter(link -> link.task().equals(visit.getTaskId()) && link.team() != null && link.added())
                .map(link -> teamName(link.team()))
                .distinct()
                .collect(Collectors.joining(", "));
        steps.add(
                new Step(visit.getStartTime().toInstant(), teams.isEmpty() ? "task" : "taskForTeam", name, teams, ""));
        if (visit.getEndTime() != null) {
            String kind = visit.isCanceled() ? "taskCancelled" : visit.getAssignee() == null ? "done" : "completed";
            String who = visit.getAssignee() == null
                    ? ""
                    : people.get(visit.getAssignee()).name();
            steps.add(new Step(visit.getEndTime().toInstant(), kind, name, who, ""));
        }
        return steps;
    }

    private Step waited(HistoricActivityInstance visit, String name) {
        return visit.getEndTime() == null
                ? Step.of(visit.getStartTime().toInstant(), "waiting", name)
                : finished(visit, "waited", name, visit.getEndTime().toInstant());
    }

    private Step finished(HistoricActivityInstance visit, String kind, String name, Instant end) {
        String lasted = times.duration(Duration.between(visit.getStartTime().toInstant(), end));
        return new Step(end, kind, name, "", lasted);
    }

    /** A change of hands is logged as taken from one and given to another; only the second is worth a sentence. */
    private static Step assignment(Link link, String name, People people, List<Link> all) {
        String person = people.get(link.person()).name();
        if (link.added()) {
            boolean self = link.by() == null || link.by().equals(link.person());
            return self
                    ? new Step(link.at(), "claimed", name, person, "")
                    : new Step(
                            link.at(),
                            "assigned",
                            name,
                            person,
                            people.get(link.by()).name());
        }
        boolean handedOn = all.stream()
                .anyMatch(other -> other.added()
                        && other.type().equals("assignee")
                        && other.task().equals(link.task())
                        && Duration.between(link.at(), other.at()).abs().compareTo(SAME_MOMENT) <= 0);
        return handedOn ? null : new Step(link.at(), "released", name, person, "");
    }

    private Stream<Step> incidents(HistoricProcessInstance instance, BpmnModelInstance model) {
        return history.createHistoricIncidentQuery().processInstanceId(instance.getId()).list().stream()
                .flatMap(incident -> Stream.of(
                                new Step(
                                        incident.getCreateTime().toInstant(),
                                        "failed",
                                        name(model, incident.getActivityId()),
                                        "",
                                        text(incident)),
                                incident.getEndTime() == null
                                        ? null
                                        : Step.of(
                                                incident.getEndTime().toInstant(),
                                                "recovered",
                                                name(model, incident.getActivityId())))
                        .filter(Objects::nonNull));
    }

    private static String text(HistoricIncident incident) {
        return Objects.requireNonNullElse(incident.getIncidentMessage(), incident.getIncidentType());
    }

    private List<Link> links(String instanceId) {
        return jdbc.sql("""
                        select l.timestamp_, l.task_id_, l.type_, l.user_id_, l.group_id_, l.operation_type_, l.assigner_id_
                          from act_hi_identitylink l
                          join act_hi_taskinst t on t.id_ = l.task_id_
                         where t.proc_inst_id_ = :instance
                         order by l.timestamp_
                        """)
                .param("instance", instanceId)
                .query((row, n) -> new Link(
                        row.getTimestamp("timestamp_").toInstant(),
                        row.getString("task_id_"),
                        row.getString("type_"),
                        row.getString("user_id_"),
                        row.getString("group_id_"),
                        "add".equals(row.getString("operation_type_")),
                        row.getString("assigner_id_")))
                .list();
    }

    private People people(List<HistoricActivityInstance> visits, List<Link> links) {
        return People.of(
                Stream.concat(
                                visits.stream().map(HistoricActivityInstance::getAssignee),
                                links.stream()
                                        .flatMap(link -> Stream.of(link.person(), link.by())
                                                .filter(Objects::nonNull)))
                        .filter(Objects::nonNull)
                        .toList(),
                users);
    }

    private String teamName(String key) {
        return users.teams().stream()
                .filter(team -> team.key().equals(key))
                .map(UserDirectory.TeamRef::name)
                .findFirst()
                .orElse(key);
    }

    private static String nameOf(HistoricActivityInstance visit, BpmnModelInstance model) {
        return visit.getActivityName() == null ? name(model, visit.getActivityId()) : visit.getActivityName();
    }
}
