package com.bmasia.crm.engine;

import java.util.Map;
import java.util.Set;

/** The elements and attributes that a BPMN model may use. What is missing here is refused, known to the engine or not. */
final class AllowedBpmn {

    static final Set<String> DIAGRAM_NAMESPACES = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    /** Attributes with which editors remember things; the engine reads none of them. */
    static final Set<String> EDITOR_NAMESPACES = Set.of(
            "http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "manualTask",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway");

    static final Set<String> ELEMENTS = union(
            NODES,
            Set.of(
                    "definitions",
                    "process",
                    "extensionElements",
                    "documentation",
                    "sequenceFlow",
                    "conditionExpression",
                    "incoming",
                    "outgoing",
                    "laneSet",
                    "lane",
                    "childLaneSet",
                    "flowNodeRef",
                    "collaboration",
                    "participant",
                    "timerEventDefinition",
                    "timeDate",
                    "timeDuration",
                    "timeCycle",
                    "messageEventDefinition",
                    "signalEventDefinition",
                    "errorEventDefinition",
                    "escalationEventDefinition",
                    "terminateEventDefinition",
                    "conditionalEventDefinition",
                    "condition",
                    "linkEventDefinition",
                    "message",
                    "signal",
                    "error",
                    "escalation",
                    "multiInstanceLoopCharacteristics",
                    "loopCardinality",
                    "completionCondition",
                    "textAnnotation",
                    "text",
                    "association",
                    "group",
                    "category",
                    "categoryValue",
                    "dataObject",
                    "dataObjectReference"));

    static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "isExecutable",
            "processRef",
            "isClosed",
            "processType",
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "cancelActivity",
            "triggeredByEvent",
            "isInterrupting",
            "gatewayDirection",
            "eventGatewayType",
            "instantiate",
            "calledElement",
            "isSequential",
            "messageRef",
            "signalRef",
            "errorRef",
            "escalationRef",
            "errorCode",
            "escalationCode",
            "isCollection",
            "dataObjectRef",
            "categoryValueRef",
            "associationDirection",
            "textFormat",
            "value");

    static final Set<String> CAMUNDA_ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "jobPriority",
            "taskPriority",
            "historyTimeToLive",
            "versionTag",
            "isStartableInTasklist",
            "delegateExpression",
            "expression",
            "resultVariable",
            "assignee",
            "candidateUsers",
            "candidateGroups",
            "dueDate",
            "followUpDate",
            "priority",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "mapDecisionResult",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "collection",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "errorMessage",
            "escalationCodeVariable",
            "variableName",
            "variableEvents",
            "initiator",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon");

    /** Extension elements with their attributes. */
    static final Map<String, Set<String>> CAMUNDA_ELEMENTS = Map.ofEntries(
            Map.entry("properties", Set.of()),
            Map.entry("property", Set.of("id", "name", "value")),
            Map.entry("in", Set.of("source", "sourceExpression", "target", "variables", "businessKey", "local")),
            Map.entry("out", Set.of("source", "sourceExpression", "target", "variables", "local")),
            Map.entry("executionListener", Set.of("delegateExpression", "event")),
            Map.entry("taskListener", Set.of("delegateExpression", "event", "id")),
            Map.entry("failedJobRetryTimeCycle", Set.of()),
            Map.entry("inputOutput", Set.of()),
            Map.entry("inputParameter", Set.of("name")),
            Map.entry("outputParameter", Set.of("name")));

    private AllowedBpmn() {}

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new java.util.HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
