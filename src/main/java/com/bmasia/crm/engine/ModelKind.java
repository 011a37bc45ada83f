package com.bmasia.crm.engine;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** What a deployed file is. Only these endings are deployed; the engine's older ones have no use here. */
enum ModelKind {
    FORM(".form", "act_re_camformdef"),
    DECISION(".dmn", "act_re_decision_def"),
    PROCESS(".bpmn", "act_re_procdef");

    private final String ending;
    private final String table;

    ModelKind(String ending, String table) {
        this.ending = ending;
        this.table = table;
    }

    static Optional<ModelKind> of(String resource) {
        for (ModelKind kind : values()) {
            if (resource.endsWith(kind.ending)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The keys of the definitions in such a file. */
    List<String> keys(byte[] content) throws ModelUnreadable {
        return switch (this) {
            case PROCESS -> ids(ModelXml.descendants(ModelXml.parse(content), ModelXml.BPMN, "process"));
            case DECISION -> ids(ModelXml.descendants(ModelXml.parse(content), DmnRules.DMN, "decision"));
            case FORM -> List.of(FormRules.parse(content).path("id").asText());
        };
    }

    private static List<String> ids(List<Element> definitions) {
        return definitions.stream()
                .map(definition -> definition.getAttribute("id"))
                .toList();
    }

    String ending() {
        return ending;
    }

    /** The engine's table of deployed definitions of this kind. */
    String table() {
        return table;
    }
}
