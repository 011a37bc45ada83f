package com.bmasia.crm.tasks.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One component of a form that a person fills in, or a text between them.
 *
 * @param editable false where the form only shows the value
 * @param hideWhen FEEL expression under which the field is not asked for; null for always asked
 * @param requiredFor outcomes for which a value is needed, where it is not needed for all of them: the custom property
 *     {@code requiredFor} of the component, such as {@code resolve} for a resolution text
 */
public record FormField(
        String key,
        Kind kind,
        String label,
        String description,
        boolean editable,
        String hideWhen,
        Set<String> requiredFor,
        Rules rules,
        Choice choice,
        JsonNode defaultValue) {

    /** What sort of value a component yields. */
    public enum Kind {
        TEXT,
        TEXTAREA,
        NUMBER,
        CHECKBOX,
        ONE_OF,
        SOME_OF,
        DATE,
        TIME,
        DATETIME,
        NOTE;

        static Kind of(JsonNode component) {
            return switch (component.path("type").asText()) {
                case "textfield" -> TEXT;
                case "textarea" -> TEXTAREA;
                case "number" -> NUMBER;
                case "checkbox" -> CHECKBOX;
                case "radio", "select" -> ONE_OF;
                case "checklist", "taglist" -> SOME_OF;
                case "datetime" ->
                    Kind.valueOf(component.path("subtype").asText("date").toUpperCase(java.util.Locale.ROOT));
                case "text" -> NOTE;
                default -> null;
            };
        }
    }

    /** What the value must keep to; null where the form says nothing. */
    public record Rules(
            boolean required,
            Integer minLength,
            Integer maxLength,
            String pattern,
            String format,
            String min,
            String max,
            Integer decimals,
            boolean asText) {}

    /** Where the values of a choice come from: the form itself, or a process variable that holds them. */
    public record Choice(List<Option> options, String optionsFrom) {}

    public record Option(String value, String label) {}

    static FormField of(JsonNode component, Kind kind) {
        String label = kind == Kind.NOTE
                ? component.path("text").asText()
                : component
                        .path("label")
                        .asText(component
                                .path("dateLabel")
                                .asText(component.path("timeLabel").asText()));
        return new FormField(
                component.path("key").asText(null),
                kind,
                label,
                component.path("description").asText(null),
                kind != Kind.NOTE
                        && !component.path("disabled").asBoolean()
                        && !component.path("readonly").asBoolean(),
                expression(component.path("conditional").path("hide")),
                names(component.path("properties").path("requiredFor").asText("")),
                rules(component),
                new Choice(
                        options(component.path("values")),
                        component.path("valuesKey").asText(null)),
                component.path("defaultValue"));
    }

    /** The type of a plain input for it. */
    public String inputType() {
        return switch (kind) {
            case NUMBER -> "number";
            case DATE -> "date";
            case TIME -> "time";
            case DATETIME -> "datetime-local";
            default -> "text";
        };
    }

    public boolean isRequired(String outcome) {
        return rules.required() || outcome != null && requiredFor.contains(outcome);
    }

    static List<Option> options(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.isValueNode()
                        ? new Option(value.asText(), value.asText())
                        : new Option(
                                value.path("value").asText(),
                                value.path("label").asText(value.path("value").asText())))
                .toList();
    }

    private static Rules rules(JsonNode component) {
        JsonNode validate = component.path("validate");
        return new Rules(
                validate.path("required").asBoolean(),
                integer(validate.path("minLength")),
                integer(validate.path("maxLength")),
                validate.path("pattern").asText(null),
                validate.path("validationType").asText(null),
                validate.path("min").asText(null),
                validate.path("max").asText(null),
                integer(component.path("decimalDigits")),
                component.path("serializeToString").asBoolean());
    }

    private static Integer integer(JsonNode node) {
        return node.canConvertToInt() ? Integer.valueOf(node.asInt()) : null;
    }

    private static String expression(JsonNode node) {
        String text = node.asText("");
        return text.startsWith("=") ? text.substring(1) : null;
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
