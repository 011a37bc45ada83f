package com.bmasia.crm.tasks.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The engine's history knows activities, not sequence flows. A visit of an activity came from the neighbour that had ended
 * last before it; a joining gateway came from all of them.
 */
class TakenFlows {

    private final BpmnModelInstance model;
    private final List<HistoricActivityInstance> visits;

    TakenFlows(BpmnModelInstance model, List<HistoricActivityInstance> visits) {
        this.model = model;
        this.visits = visits;
    }

    List<String> ids() {
        Set<String> taken = new LinkedHashSet<>();
        for (HistoricActivityInstance visit : visits) {
            if (model.getModelElementById(visit.getActivityId()) instanceof FlowNode node) {
                taken.addAll(into(node, visit.getStartTime().toInstant()));
            }
        }
        return List.copyOf(taken);
    }

    private List<String> into(FlowNode node, Instant arrival) {
        // Not node.getIncoming(): a model need not repeat its flows at its nodes.
        List<Arrival> possible = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getTarget().getId().equals(node.getId()))
                .flatMap(flow -> lastEnd(flow, arrival).stream())
                .sorted(Comparator.comparing(Arrival::left).reversed())
                .toList();
        boolean joins = node instanceof ParallelGateway || node instanceof InclusiveGateway;
        return possible.stream()
                .limit(joins ? possible.size() : 1)
                .map(arrived -> arrived.flow().getId())
                .toList();
    }

    private Collection<Arrival> lastEnd(SequenceFlow flow, Instant arrival) {
        return visits.stream()
                .filter(visit -> visit.getActivityId().equals(flow.getSource().getId()))
                .filter(visit -> visit.getEndTime() != null && !visit.isCanceled())
                .map(visit -> visit.getEndTime().toInstant())
                .filter(end -> !end.isAfter(arrival))
                .max(Comparator.naturalOrder())
                .map(end -> List.of(new Arrival(flow, end)))
                .orElse(List.of());
    }

    private record Arrival(SequenceFlow flow, Instant left) {}
}
