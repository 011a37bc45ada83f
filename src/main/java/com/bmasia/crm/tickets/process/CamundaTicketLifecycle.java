package com.bmasia.crm.tickets.process;

import static com.bmasia.crm.tickets.process.TicketModel.MOVE_OF_MESSAGE;
import static com.bmasia.crm.tickets.process.TicketModel.MOVE_OF_OUTCOME;

import com.bmasia.crm.engine.ActingUser;
import com.bmasia.crm.engine.TaskOutcomes;
import com.bmasia.crm.tickets.lifecycle.TicketFacts;
import com.bmasia.crm.tickets.lifecycle.TicketHandOver;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** The ticket processes in Camunda. The business key of all of them is the ticket's id. */
@Component
class CamundaTicketLifecycle implements TicketLifecycle {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;
    private final RepositoryService repository;
    private final TaskOutcomes outcomes;
    private final ActingUser acting;

    CamundaTicketLifecycle(
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            ManagementService management,
            RepositoryService repository,
            TaskOutcomes outcomes,
            ActingUser acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.management = management;
        this.repository = repository;
        this.outcomes = outcomes;
        this.acting = acting;
    }

    @Override
    public void start(TicketFacts facts, Optional<UserId> assignee, UserId by) {
        Map<String, Object> variables = variables(facts);
        variables.put(TicketModel.ASSIGNEE, assignee.map(UserId::toString).orElse(null));
        variables.put(TicketModel.REOPENED, false);
        acting.run(
                text(by),
                () -> runtime.startProcessInstanceByKey(
                        TicketModel.LIFECYCLE, facts.ticket().toString(), variables));
    }

    @Override
    public Set<TicketMove> possibleMoves(TicketId ticket) {
        Set<TicketMove> moves = EnumSet.noneOf(TicketMove.class);
        Optional<ProcessInstance> life = instance(ticket);
        openTasks(ticket)
                .forEach(task -> outcomes.of(task).stream()
                        .map(MOVE_OF_OUTCOME::get)
                        .filter(move -> move != null && (move == TicketMove.START_WORK || task.getAssignee() != null))
                        .forEach(moves::add));
        life.ifPresent(instance ->
                runtime
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .list()
                        .stream()
                        .map(EventSubscription::getEventName)
                        .filter(MOVE_OF_MESSAGE::containsKey)
                        .map(MOVE_OF_MESSAGE::get)
                        .forEach(moves::add));
        return moves;
    }

    @Override
    public boolean isOnItsWay(TicketId ticket) {
        return instance(ticket).stream()
                .flatMap(life -> management.createJobQuery().processInstanceId(life.getId()).messages().list().stream())
                .anyMatch(this::leadsOn);
    }

    /** Mails go out beside the way of the ticket: nothing comes after such a step, and nobody waits for it. */
    private boolean leadsOn(Job job) {
        String step = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        // From the flows: a node's own list of them is optional.
        return repository
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .getModelElementsByType(SequenceFlow.class)
                .stream()
                .anyMatch(flow -> flow.getSource().getId().equals(step));
    }

    @Override
    public void move(TicketId ticket, TicketMove move, UserId by) {
        Optional<Task> task = openTasks(ticket).stream()
                .filter(open -> outcomes.of(open).stream().anyMatch(outcome -> MOVE_OF_OUTCOME.get(outcome) == move))
                .findFirst();
        acting.run(text(by), () -> task.ifPresentOrElse(open -> complete(open, move, by), () -> send(ticket, move)));
    }

    private void complete(Task task, TicketMove move, UserId by) {
        if (task.getAssignee() == null) {
            tasks.setAssignee(task.getId(), text(by));
        }
        tasks.complete(
                task.getId(),
                Variables.putValue(TicketModel.OUTCOME, nameOf(move, MOVE_OF_OUTCOME))
                        .putValueTyped(TicketModel.NOTED, Variables.booleanValue(true, true)));
    }

    private void send(TicketId ticket, TicketMove move) {
        var message = runtime.createMessageCorrelation(nameOf(move, MOVE_OF_MESSAGE))
                .processInstanceBusinessKey(ticket.toString());
        if (move == TicketMove.REOPEN) {
            message.setVariable(TicketModel.REOPENED, true);
        }
        message.correlate();
    }

    @Override
    public void assign(TicketId ticket, Optional<UserId> assignee, UserId by) {
        String person = assignee.map(UserId::toString).orElse(null);
        List<Task> open = openTasks(ticket);
        acting.run(text(by), () -> {
            open.forEach(task -> tasks.setAssignee(task.getId(), person));
            // While it waits for the customer there is no task; the next one is for this person.
            if (open.isEmpty()) {
                instance(ticket).ifPresent(life -> runtime.setVariable(life.getId(), TicketModel.ASSIGNEE, person));
            }
        });
    }

    @Override
    public void route(TicketFacts facts, UserId by) {
        acting.run(text(by), () -> {
            instance(facts.ticket()).ifPresent(life -> runtime.setVariables(life.getId(), variables(facts)));
            runtime.startProcessInstanceByKey(
                    TicketModel.ROUTING, facts.ticket().toString(), variables(facts));
        });
    }

    @Override
    public void handOver(TicketHandOver handOver) {
        instance(handOver.ticket())
                .ifPresent(life -> runtime.setVariables(
                        life.getId(),
                        Variables.putValue(TicketModel.TEAM, handOver.team())
                                .putValue(TicketModel.FIRST_RESPONSE_DUE_AT, date(handOver.firstResponseDue()))
                                .putValue(TicketModel.RESOLUTION_DUE_AT, date(handOver.resolutionDue()))));
        for (Task task : openTasks(handOver.ticket())) {
            boolean triage = outcomes.of(task).contains(nameOf(TicketMove.START_WORK, MOVE_OF_OUTCOME));
            task.setDueDate(date(triage ? handOver.firstResponseDue() : handOver.resolutionDue()));
            tasks.saveTask(task);
            offerTo(handOver.team(), task.getId());
        }
    }

    /** Adding a group that a task has already would have it listed twice. */
    private void offerTo(String team, String task) {
        Set<String> offered = tasks.getIdentityLinksForTask(task).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
        offered.stream().filter(group -> !group.equals(team)).forEach(group -> tasks.deleteCandidateGroup(task, group));
        if (!offered.contains(team)) {
            tasks.addCandidateGroup(task, team);
        }
    }

    @Override
    public void clockChanged(TicketId ticket) {
        runtime.createMessageCorrelation(TicketModel.CLOCK_CHANGED)
                .processInstanceBusinessKey(ticket.toString())
                .correlateAll();
    }

    @Override
    public Optional<String> process(TicketId ticket) {
        return instance(ticket).map(ProcessInstance::getId);
    }

    @Override
    public void abandon(TicketId ticket) {
        instance(ticket).ifPresent(life -> runtime.deleteProcessInstance(life.getId(), "ticket deleted", true, true));
        history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(ticket.toString())
                .list()
                .forEach(ended -> history.deleteHistoricProcessInstanceIfExists(ended.getId()));
    }

    private Optional<ProcessInstance> instance(TicketId ticket) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processDefinitionKey(TicketModel.LIFECYCLE)
                .processInstanceBusinessKey(ticket.toString())
                .singleResult());
    }

    private List<Task> openTasks(TicketId ticket) {
        return tasks.createTaskQuery()
                .processDefinitionKey(TicketModel.LIFECYCLE)
                .processInstanceBusinessKey(ticket.toString())
                .list();
    }

    private static Map<String, Object> variables(TicketFacts facts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(TicketModel.CATEGORY, facts.category().code());
        variables.put(TicketModel.PRIORITY, facts.priority().code());
        variables.put(TicketModel.COMPANY_NAME, facts.companyName());
        variables.put(TicketModel.COMPANY_TIER, facts.companyTier());
        return variables;
    }

    private static String nameOf(TicketMove move, Map<String, TicketMove> names) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue() == move)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static String text(UserId user) {
        return user == null ? null : user.toString();
    }
}
