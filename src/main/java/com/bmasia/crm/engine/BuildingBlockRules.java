package com.bmasia.crm.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** Checks the steps of a model that use a {@link BuildingBlock}. */
class BuildingBlockRules {

    private final Map<String, BuildingBlock> blocks;
    private final Findings findings;

    BuildingBlockRules(Map<String, BuildingBlock> blocks, Findings findings) {
        this.blocks = blocks;
        this.findings = findings;
    }

    /** @param element that names the delegate: the step itself, an event's definition, or a listener */
    void check(Element element, String delegate) {
        BuildingBlock block = blocks.get(delegate);
        if (block == null) {
            return;
        }
        if (element.getLocalName().endsWith("Listener")) {
            // A listener has no input parameters of its own.
            findings.at(element, "engine.model.blockAsListener", delegate);
            return;
        }
        Element step = element.getLocalName().endsWith("EventDefinition") ? (Element) element.getParentNode() : element;
        if (!"true".equals(ModelXml.camunda(step, "asyncBefore"))) {
            findings.at(step, "engine.model.blockNotAsync", delegate);
        }
        block.problems(processKeyOf(step), parametersOf(step))
                .forEach(problem -> findings.at(step, problem.messageKey(), problem.arguments()));
    }

    private static String processKeyOf(Element step) {
        Element process = step;
        while (!process.getLocalName().equals("process") && process.getParentNode() instanceof Element parent) {
            process = parent;
        }
        return process.getAttribute("id");
    }

    private static Map<String, String> parametersOf(Element step) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element extensions : ModelXml.children(step)) {
            if (extensions.getLocalName().equals("extensionElements")) {
                ModelXml.descendants(extensions, ModelXml.CAMUNDA, "inputParameter")
                        .forEach(input -> parameters.put(input.getAttribute("name"), ModelXml.text(input)));
            }
        }
        return parameters;
    }
}
