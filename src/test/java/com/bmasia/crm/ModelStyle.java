package com.bmasia.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** How our own models are drawn and named, beyond what {@code ModelCheck} demands of everybody's. */
class ModelStyle {

    private static final int MAX_NODES = 25;
    private static final Map<String, String> SHORT_PREFIX = Map.of(
            "startEvent", "event",
            "endEvent", "event",
            "boundaryEvent", "event",
            "intermediateCatchEvent", "event",
            "intermediateThrowEvent", "event",
            "exclusiveGateway", "gateway",
            "parallelGateway", "gateway",
            "inclusiveGateway", "gateway",
            "eventBasedGateway", "gateway",
            "sequenceFlow", "flow");

    private final BpmnModelInstance model;
    private final List<String> violations = new ArrayList<>();

    private ModelStyle(BpmnModelInstance model) {
        this.model = model;
    }

    static List<String> violations(BpmnModelInstance model, String fileName) {
        ModelStyle style = new ModelStyle(model);
        style.checkKey(fileName);
        style.checkIds();
        style.checkLabels();
        style.checkSplits();
        style.checkDiagram();
        style.checkAsyncMarks();
        return style.violations;
    }

    private void checkKey(String fileName) {
        for (Process process : all(Process.class)) {
            require(process.getId().matches("[a-z]+(-[a-z]+)*"), process.getId() + ": the key is not in kebab case");
            require(fileName.equals(process.getId() + ".bpmn"), process.getId() + ": the file is called " + fileName);
        }
        // A parallel gateway is no step: it only shows that two ways begin, which two arrows would hide.
        long nodes = all(FlowNode.class).stream()
                .filter(node -> !(node instanceof ParallelGateway))
                .count();
        require(nodes <= MAX_NODES, nodes + " nodes; use a call activity");
    }

    private void checkIds() {
        all(FlowNode.class).forEach(this::checkId);
        all(SequenceFlow.class).forEach(this::checkId);
        for (Message message : all(Message.class)) {
            require(
                    message.getId().equals("message_" + message.getName()),
                    message.getId() + ": not message_" + message.getName());
        }
    }

    private void checkId(BpmnModelElementInstance element) {
        String type = element.getElementType().getTypeName();
        String prefix = SHORT_PREFIX.getOrDefault(type, type);
        String id = element.getAttributeValue("id");
        require(id.matches(prefix + "_[a-z][A-Za-z0-9]*"), id + ": the id is not " + prefix + "_verbNoun");
    }

    private void checkLabels() {
        for (FlowNode node : all(FlowNode.class)) {
            boolean decides = node instanceof ExclusiveGateway || node instanceof InclusiveGateway;
            List<SequenceFlow> ways = waysOutOf(node);
            boolean silent = node instanceof ParallelGateway || node instanceof Gateway && ways.size() < 2;
            require(silent || isLabelled(node.getName()), node.getId() + ": no label");
            if (decides && ways.size() > 1) {
                require(node.getName() != null && node.getName().endsWith("?"), node.getId() + ": not a question");
                ways.forEach(flow -> require(isLabelled(flow.getName()), flow.getId() + ": no answer"));
            }
        }
    }

    /** Several ways out of anything else would be taken at once, or by a condition, without showing which. */
    private void checkSplits() {
        all(FlowNode.class).stream()
                .filter(node -> !(node instanceof Gateway) && waysOutOf(node).size() > 1)
                .forEach(node -> violations.add(node.getId() + ": splits without a gateway"));
    }

    /** Read from the flows; the nodes' own lists of them are optional. */
    private List<SequenceFlow> waysOutOf(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static boolean isLabelled(String name) {
        return name != null && !name.isBlank();
    }

    private void checkDiagram() {
        Set<String> drawn = all(BpmnShape.class).stream()
                .map(shape -> shape.getAttributeValue("bpmnElement"))
                .collect(Collectors.toCollection(TreeSet::new));
        all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getAttributeValue("bpmnElement")));
        all(FlowNode.class).forEach(node -> require(drawn.contains(node.getId()), node.getId() + ": not drawn"));
        all(SequenceFlow.class).forEach(flow -> require(drawn.contains(flow.getId()), flow.getId() + ": not drawn"));
    }

    /**
     * A step after a timer has a transaction of its own: if it fails, the timer has fired all the same, and operations show
     * the step and not the clock. A step that sends does not share its transaction with what came before.
     */
    private void checkAsyncMarks() {
        for (SequenceFlow flow : all(SequenceFlow.class)) {
            boolean afterTimer = flow.getSource() instanceof CatchEvent event
                    && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
            if (afterTimer && flow.getTarget() instanceof ServiceTask step) {
                requireAsync(step);
            }
        }
        all(SendTask.class).forEach(this::requireAsync);
        all(ServiceTask.class).stream()
                .filter(step -> step.getName() != null && step.getName().matches("(Send |Email: ).*"))
                .forEach(this::requireAsync);
    }

    private void requireAsync(Activity step) {
        require(step.isCamundaAsyncBefore(), step.getId() + ": not asyncBefore");
    }

    private <T extends BpmnModelElementInstance> List<T> all(Class<T> type) {
        return List.copyOf(model.getModelElementsByType(type));
    }

    private void require(boolean fulfilled, String violation) {
        if (!fulfilled) {
            violations.add(violation);
        }
    }
}
