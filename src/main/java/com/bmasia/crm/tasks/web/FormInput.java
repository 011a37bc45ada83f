package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tasks.TaskForm;
import com.bmasia.crm.tasks.form.FormField;
import com.bmasia.crm.tasks.form.FormField.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What a person filled in: as JSON where the form viewer ran in the browser, otherwise from plain fields, whose names
 * begin with {@code field.} so that none can be mistaken for another parameter.
 */
@Component
class FormInput {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    FormInput(ObjectMapper json) {
        this.json = json;
    }

    Map<String, Object> read(MultiValueMap<String, String> parameters, TaskForm form) {
        String variables = parameters.getFirst("variables");
        return variables == null || variables.isBlank() ? plain(parameters, form) : parse(variables);
    }

    private Map<String, Object> parse(String variables) {
        try {
            return json.readValue(variables, OBJECT);
        } catch (JsonProcessingException e) {
            throw new RuleViolation(null, "tasks.form.type");
        }
    }

    private static Map<String, Object> plain(MultiValueMap<String, String> parameters, TaskForm form) {
        Map<String, Object> input = new LinkedHashMap<>();
        for (FormField field : form.fields().fields()) {
            if (field.editable()) {
                List<String> sent = parameters.getOrDefault("field." + field.key(), List.of());
                Object first = sent.isEmpty() ? null : sent.get(0);
                input.put(field.key(), field.kind() == Kind.SOME_OF ? sent : first);
            }
        }
        return input;
    }
}
