package com.bmasia.crm.tasks.form;

import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.tasks.form.FormField.Kind;
import com.bmasia.crm.tasks.form.FormField.Option;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Camunda form as the server sees it: its fields in order, also those inside groups. Components that yield no value or
 * that we do not use (tables, files, lists of forms) are left out, so nothing can be sent through them.
 */
public record FormSchema(List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static final FormSchema NONE = new FormSchema(List.of());

    /** Evaluates a FEEL expression over variables. */
    public interface Expressions {
        Object evaluate(String expression, Map<String, Object> variables);
    }

    public static FormSchema of(JsonNode schema) {
        return new FormSchema(components(schema)
                .filter(component -> Kind.of(component) != null)
                .map(component -> FormField.of(component, Kind.of(component)))
                .filter(field -> field.kind() == Kind.NOTE || field.key() != null)
                .toList());
    }

    private static Stream<JsonNode> components(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .flatMap(component -> component.has("components") ? components(component) : Stream.of(component));
    }

    /**
     * Checks what was filled in. Unknown keys are dropped, and so are fields that are only shown or that are hidden by
     * their condition; a key that was not sent counts as empty.
     *
     * @param known the process variables, which conditions and choices may refer to
     * @throws FormRefused with all errors at once
     */
    public FormAnswer check(Map<String, ?> input, String outcome, Map<String, Object> known, Expressions feel) {
        List<BrokenRule> errors = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.editable()) {
                FieldCheck check = new FieldCheck(field, options(field, known));
                check.value(input.get(field.key()))
                        .ifPresentOrElse(value -> values.put(field.key(), value), () -> values.put(field.key(), null));
                check.error(field.isRequired(outcome)).ifPresent(errors::add);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>(known);
        all.putAll(values);
        fields.stream()
                .filter(field -> field.hideWhen() != null && Boolean.TRUE.equals(feel.evaluate(field.hideWhen(), all)))
                .forEach(hidden -> {
                    values.remove(hidden.key());
                    errors.removeIf(error -> error.field().equals(hidden.key()));
                });
        if (!errors.isEmpty()) {
            throw new FormRefused(errors);
        }
        values.entrySet().removeIf(entry -> entry.getValue() == null && !input.containsKey(entry.getKey()));
        return new FormAnswer(values, longTexts());
    }

    private Set<String> longTexts() {
        return fields.stream()
                .filter(field -> field.kind() == Kind.TEXTAREA)
                .map(FormField::key)
                .collect(Collectors.toSet());
    }

    /** The values a choice offers, from the form or from the process variable that it names. */
    public static List<Option> options(FormField field, Map<String, Object> known) {
        return field.choice().optionsFrom() == null
                ? field.choice().options()
                : FormField.options(JSON.valueToTree(known.get(field.choice().optionsFrom())));
    }
}
