package com.bmasia.crm.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Checks one BPMN file against {@link AllowedBpmn} and the rules for expressions, timers and processes. */
class BpmnRules {

    /** Far above the 25 nodes of our own style, which is a matter of tests; this bounds what a deployment costs. */
    private static final int MAX_ELEMENTS = 5_000;

    private static final int MAX_DEPTH = 40;

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");
    private static final Set<String> SCRIPT_ATTRIBUTES = Set.of("scriptFormat", "language", "resource");
    private static final Set<String> CLASS_ATTRIBUTES =
            Set.of("class", "variableMappingClass", "formHandlerClass", "errorCodeClass");

    private final Map<String, Class<?>> delegates;
    private final ExpressionRules expressions;
    private final TimerRules timers;
    private final BuildingBlockRules blocks;
    private final Findings findings;
    private int elements;

    BpmnRules(Map<String, Class<?>> delegates, Map<String, BuildingBlock> blocks, Findings findings) {
        this.delegates = delegates;
        this.expressions = new ExpressionRules(delegates);
        this.timers = new TimerRules(findings);
        this.blocks = new BuildingBlockRules(blocks, findings);
        this.findings = findings;
    }

    void check(Element definitions) {
        if (!isBpmn(definitions) || !definitions.getLocalName().equals("definitions")) {
            findings.add("engine.model.notBpmn");
            return;
        }
        List<Element> processes = ModelXml.descendants(definitions, ModelXml.BPMN, "process");
        if (processes.size() != 1) {
            findings.add("engine.model.oneProcess", processes.size());
        }
        processes.forEach(this::checkProcess);
        walk(definitions, 0);
        timers.check(definitions);
    }

    private void checkProcess(Element process) {
        if (!"true".equals(process.getAttribute("isExecutable"))) {
            findings.at(process, "engine.model.notExecutable");
        }
        String timeToLive = ModelXml.camunda(process, "historyTimeToLive");
        if (timeToLive == null || timeToLive.isBlank()) {
            findings.at(process, "engine.model.noTimeToLive");
        } else if (!TimerRules.isTimeToLive(timeToLive)) {
            findings.at(process, "engine.model.badTimeToLive", timeToLive);
        }
    }

    private void walk(Element element, int depth) {
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            findings.add("engine.model.tooManyElements", MAX_ELEMENTS, MAX_DEPTH);
            return;
        }
        if (checkElement(element)) {
            ModelXml.attributes(element).forEach(attribute -> checkAttribute(element, attribute));
        }
        checkExpression(element, ModelXml.text(element));
        ModelXml.children(element).forEach(child -> walk(child, depth + 1));
    }

    /** Whether the element is allowed, so that its attributes are worth looking at. */
    private boolean checkElement(Element element) {
        String name = element.getLocalName();
        String namespace = element.getNamespaceURI();
        boolean known = isBpmn(element) && AllowedBpmn.ELEMENTS.contains(name)
                || isCamunda(element) && AllowedBpmn.CAMUNDA_ELEMENTS.containsKey(name)
                || namespace != null && AllowedBpmn.DIAGRAM_NAMESPACES.contains(namespace);
        if (known) {
            return true;
        }
        if (SCRIPTS.contains(name)) {
            findings.at(element, "engine.model.script");
        } else if (name.equals("field")) {
            findings.at(element, "engine.model.fieldInjection");
        } else {
            findings.at(element, "engine.model.unknownElement", element.getNodeName());
        }
        return false;
    }

    private void checkAttribute(Element element, Attr attribute) {
        String name = attribute.getLocalName();
        if (!isAllowed(element, attribute)) {
            findings.at(element, refusal(element, name), attribute.getName(), attribute.getValue());
        } else if (name.equals("delegateExpression")) {
            checkDelegate(element, attribute.getValue());
        } else {
            checkExpression(element, attribute.getValue());
        }
    }

    private static boolean isAllowed(Element element, Attr attribute) {
        String namespace = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        if (namespace == null) {
            return isBpmn(element) && AllowedBpmn.ATTRIBUTES.contains(name)
                    || isCamunda(element)
                            && AllowedBpmn.CAMUNDA_ELEMENTS
                                    .getOrDefault(element.getLocalName(), Set.of())
                                    .contains(name)
                    || AllowedBpmn.DIAGRAM_NAMESPACES.contains(element.getNamespaceURI());
        }
        if (namespace.equals(ModelXml.CAMUNDA)) {
            return isBpmn(element) && AllowedBpmn.CAMUNDA_ATTRIBUTES.contains(name);
        }
        if (namespace.equals(ModelXml.XSI)) {
            return name.equals("schemaLocation")
                    || name.equals("type") && attribute.getValue().endsWith("tFormalExpression");
        }
        return AllowedBpmn.EDITOR_NAMESPACES.contains(namespace);
    }

    private static String refusal(Element element, String attribute) {
        if (CLASS_ATTRIBUTES.contains(attribute)) {
            return "engine.model.className";
        }
        if (SCRIPT_ATTRIBUTES.contains(attribute)) {
            return "engine.model.script";
        }
        if (attribute.equals("type") || attribute.equals("topic")) {
            return "engine.model.outsideTask";
        }
        return "engine.model.unknownAttribute";
    }

    private void checkExpression(Element element, String value) {
        expressions
                .problem(value)
                .ifPresent(problem -> findings.at(element, problem.messageKey(), problem.arguments()));
    }

    private void checkDelegate(Element element, String value) {
        Optional<String> bean = ExpressionRules.beanName(value);
        if (bean.isEmpty()) {
            findings.at(element, "engine.model.notADelegate", value);
        } else if (!delegates.containsKey(bean.get())) {
            findings.at(element, "engine.model.unknownBean", bean.get());
        } else if (!fits(element, delegates.get(bean.get()))) {
            findings.at(element, "engine.model.wrongKindOfBean", bean.get());
        } else {
            blocks.check(element, bean.get());
        }
    }

    private static boolean fits(Element element, Class<?> delegate) {
        return switch (element.getLocalName()) {
            case "taskListener" -> TaskListener.class.isAssignableFrom(delegate);
            case "executionListener" ->
                ExecutionListener.class.isAssignableFrom(delegate) || JavaDelegate.class.isAssignableFrom(delegate);
            default -> JavaDelegate.class.isAssignableFrom(delegate);
        };
    }

    private static boolean isBpmn(Element element) {
        return ModelXml.BPMN.equals(element.getNamespaceURI());
    }

    private static boolean isCamunda(Element element) {
        return ModelXml.CAMUNDA.equals(element.getNamespaceURI());
    }
}
