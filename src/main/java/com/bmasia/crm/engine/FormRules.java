package com.bmasia.crm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;

/** Checks one Camunda form: readable, with an id, and only of components that we render and check on the server. */
class FormRules {

    private static final Set<String> COMPONENTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "text",
            "group",
            "spacer",
            "separator");
    private static final int MAX_DEPTH = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Findings findings;

    FormRules(Findings findings) {
        this.findings = findings;
    }

    void check(byte[] content) throws ModelUnreadable {
        JsonNode form = parse(content);
        if (!form.path("id").asText().matches("[A-Za-z][\\w.-]{0,99}")) {
            findings.add("engine.model.formWithoutId");
        }
        if (!form.path("components").isArray()) {
            findings.add("engine.model.formWithoutFields");
        }
        walk(form, 0);
    }

    static JsonNode parse(byte[] content) throws ModelUnreadable {
        try {
            return JSON.readTree(content);
        } catch (IOException notJson) {
            throw new ModelUnreadable(notJson.getMessage());
        }
    }

    private void walk(JsonNode parent, int depth) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                findings.add(
                        component.path("key").asText(component.path("id").asText(null)),
                        component.path("label").asText(null),
                        "engine.model.formComponent",
                        type);
            }
            if (depth < MAX_DEPTH) {
                walk(component, depth + 1);
            } else {
                findings.add("engine.model.tooManyElements", COMPONENTS.size(), MAX_DEPTH);
            }
        }
    }
}
