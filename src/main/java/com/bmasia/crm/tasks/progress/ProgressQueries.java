package com.bmasia.crm.tasks.progress;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tasks.TaskRecords;
import com.bmasia.crm.tasks.progress.Progress.Called;
import com.bmasia.crm.tasks.progress.Progress.Incident;
import com.bmasia.crm.tasks.progress.Progress.Timer;
import com.bmasia.crm.users.CurrentUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Reads the newest process of a record, running or ended, for people who may see the record. */
@Component
public class ProgressQueries {

    /** More than a long life of a ticket takes; older steps of a process that loops for ever are left out. */
    private static final int VISITS = 500;

    private final ProcessEngine engine;
    private final TaskRecords records;
    private final StepsInWords steps;

    ProgressQueries(ProcessEngine engine, TaskRecords records, StepsInWords steps) {
        this.engine = engine;
        this.records = records;
        this.steps = steps;
    }

    public Progress of(String processKey, String businessKey, CurrentUser user) {
        HistoricProcessInstance instance = instance(processKey, businessKey, user);
        BpmnModelInstance model = model(instance);
        List<HistoricActivityInstance> visits = visits(instance.getId());
        ProcessDefinition definition =
                engine.getRepositoryService().getProcessDefinition(instance.getProcessDefinitionId());
        return new Progress(
                records.find(processKey, businessKey).orElse(null),
                Optional.ofNullable(definition.getName()).orElse(processKey),
                definition.getVersion(),
                definition.getId(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getEndTime() == null ? tokens(instance.getId()) : List.of(),
                ended(visits, false),
                ended(visits, true),
                new TakenFlows(model, visits).ids(),
                timers(instance.getId(), model),
                incidents(instance.getId(), model),
                called(instance.getId()),
                steps.of(instance, visits, model));
    }

    /** What was done is no longer shown as broken off, whatever happened to it another time. */
    private static List<String> ended(List<HistoricActivityInstance> visits, boolean interrupted) {
        Set<String> done = visits.stream()
                .filter(visit -> visit.getEndTime() != null && !visit.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return !interrupted
                ? List.copyOf(done)
                : visits.stream()
                        .filter(HistoricActivityInstance::isCanceled)
                        .map(HistoricActivityInstance::getActivityId)
                        .filter(id -> !done.contains(id))
                        .distinct()
                        .toList();
    }

    /** The model that the record's process runs, as BPMN 2.0 XML. */
    public String diagram(String processKey, String businessKey, CurrentUser user) {
        String definition = instance(processKey, businessKey, user).getProcessDefinitionId();
        try (InputStream xml = engine.getRepositoryService().getProcessModel(definition)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HistoricProcessInstance instance(String processKey, String businessKey, CurrentUser user) {
        if (!records.maySee(processKey, user)) {
            throw new AccessDeniedException("records of " + processKey);
        }
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(processKey)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(processKey, businessKey));
    }

    private BpmnModelInstance model(HistoricProcessInstance instance) {
        return engine.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId());
    }

    /** Oldest first. */
    private List<HistoricActivityInstance> visits(String instanceId) {
        List<HistoricActivityInstance> newest = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .orderByHistoricActivityInstanceStartTime()
                .desc()
                .orderPartiallyByOccurrence()
                .desc()
                .listPage(0, VISITS);
        List<HistoricActivityInstance> oldestFirst = new java.util.ArrayList<>(newest);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private List<String> tokens(String instanceId) {
        ActivityInstance tree = engine.getRuntimeService().getActivityInstance(instanceId);
        return tree == null ? List.of() : leaves(tree).distinct().toList();
    }

    private static Stream<String> leaves(ActivityInstance parent) {
        Stream<String> below = Arrays.stream(parent.getChildActivityInstances()).flatMap(ProgressQueries::leaves);
        Stream<String> between =
                Arrays.stream(parent.getChildTransitionInstances()).map(transition -> transition.getActivityId());
        boolean leaf =
                parent.getChildActivityInstances().length == 0 && parent.getChildTransitionInstances().length == 0;
        return leaf && parent.getParentActivityInstanceId() != null
                ? Stream.of(parent.getActivityId())
                : Stream.concat(below, between);
    }

    private List<Timer> timers(String instanceId, BpmnModelInstance model) {
        return engine.getManagementService().createJobQuery().processInstanceId(instanceId).timers().list().stream()
                .map(job -> timer(job, model))
                .sorted(Comparator.comparing(Timer::due))
                .toList();
    }

    private Timer timer(Job job, BpmnModelInstance model) {
        JobDefinition definition = engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        String element = definition.getActivityId();
        return new Timer(element, name(model, element), job.getDuedate().toInstant());
    }

    private List<Incident> incidents(String instanceId, BpmnModelInstance model) {
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(instanceId).list().stream()
                .map(incident -> new Incident(
                        incident.getActivityId(),
                        name(model, incident.getActivityId()),
                        incident.getIncidentMessage(),
                        incident.getIncidentTimestamp().toInstant()))
                .toList();
    }

    private List<Called> called(String instanceId) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(instanceId)
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, 50)
                .stream()
                .map(child -> new Called(
                        child.getId(),
                        Optional.ofNullable(child.getProcessDefinitionName()).orElse(child.getProcessDefinitionKey()),
                        child.getStartTime().toInstant(),
                        instant(child.getEndTime())))
                .toList();
    }

    /** That of the process for what belongs to no step of it. */
    static String name(BpmnModelInstance model, String element) {
        if (element == null) {
            return model.getModelElementsByType(Process.class).stream()
                    .map(Process::getName)
                    .findFirst()
                    .orElse("");
        }
        return model.getModelElementById(element) instanceof FlowElement named && named.getName() != null
                ? named.getName()
                : String.valueOf(element);
    }

    static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
