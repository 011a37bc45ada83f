package com.bmasia.crm.engine;

import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Checks one DMN file: decision tables and literal expressions in FEEL, and nothing else. */
class DmnRules {

    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_DEPTH = 40;

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "output",
            "outputValues",
            "defaultOutputEntry",
            "rule",
            "inputEntry",
            "outputEntry",
            "annotation",
            "annotationEntry",
            "text",
            "description",
            "informationRequirement",
            "requiredInput",
            "requiredDecision",
            "inputData",
            "variable",
            "literalExpression",
            "extensionElements",
            "textAnnotation",
            "association",
            "sourceRef",
            "targetRef",
            "question",
            "allowedAnswers");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "namespace",
            "exporter",
            "exporterVersion",
            "hitPolicy",
            "aggregation",
            "label",
            "typeRef",
            "href",
            "expressionLanguage",
            "outputLabel",
            "preferredOrientation",
            "textFormat",
            "associationDirection");
    private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of("historyTimeToLive", "versionTag", "inputVariable");
    private static final Set<String> FEEL =
            Set.of("feel", "https://www.omg.org/spec/DMN/20191111/FEEL/", "http://www.omg.org/spec/FEEL/20140401");
    private static final Set<String> DIAGRAM_NAMESPACES = Set.of(
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/");
    private static final Set<String> EDITOR_NAMESPACES =
            Set.of("http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/dmn/biodi/2.0");

    private final Findings findings;
    private int elements;

    DmnRules(Findings findings) {
        this.findings = findings;
    }

    void check(Element definitions) {
        if (!DMN.equals(definitions.getNamespaceURI())
                || !definitions.getLocalName().equals("definitions")) {
            findings.add("engine.model.notDmn");
            return;
        }
        for (Element decision : ModelXml.descendants(definitions, DMN, "decision")) {
            if (!TimerRules.isTimeToLive(decision.getAttributeNS(CAMUNDA_DMN, "historyTimeToLive"))) {
                findings.at(decision, "engine.model.noTimeToLive");
            }
        }
        walk(definitions, 0);
    }

    private void walk(Element element, int depth) {
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            findings.add("engine.model.tooManyElements", MAX_ELEMENTS, MAX_DEPTH);
            return;
        }
        String namespace = element.getNamespaceURI();
        boolean diagram = namespace != null && DIAGRAM_NAMESPACES.contains(namespace);
        if (!diagram && !(DMN.equals(namespace) && ELEMENTS.contains(element.getLocalName()))) {
            findings.at(element, "engine.model.unknownElement", element.getNodeName());
        }
        if (!diagram) {
            ModelXml.attributes(element).forEach(attribute -> checkAttribute(element, attribute));
        }
        if (ExpressionRules.isExpression(ModelXml.text(element))) {
            findings.at(element, "engine.model.notFeel", ModelXml.text(element));
        }
        ModelXml.children(element).forEach(child -> walk(child, depth + 1));
    }

    private void checkAttribute(Element element, Attr attribute) {
        String namespace = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        boolean allowed = namespace == null
                ? ATTRIBUTES.contains(name)
                : namespace.equals(CAMUNDA_DMN) && CAMUNDA_ATTRIBUTES.contains(name)
                        || namespace.equals(ModelXml.XSI)
                        || EDITOR_NAMESPACES.contains(namespace);
        if (!allowed) {
            findings.at(element, "engine.model.unknownAttribute", attribute.getName(), attribute.getValue());
        } else if (name.equals("expressionLanguage") && !FEEL.contains(attribute.getValue())) {
            findings.at(element, "engine.model.notFeel", attribute.getValue());
        } else if (ExpressionRules.isExpression(attribute.getValue())) {
            findings.at(element, "engine.model.notFeel", attribute.getValue());
        } else if (name.equals("href") && !attribute.getValue().startsWith("#")) {
            findings.at(element, "engine.model.unknownAttribute", attribute.getName(), attribute.getValue());
        }
    }
}
