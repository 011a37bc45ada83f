package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.tasks.TaskForm;
import com.bmasia.crm.tasks.form.FormField;
import com.bmasia.crm.tasks.form.FormField.Option;
import com.bmasia.crm.tasks.form.FormSchema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The form of a task as a page shows it: what was typed, else what the process has, else the form's default; and what is
 * wrong with it after a refusal.
 */
class FormView {

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private final MessageSource messages;
    private final TaskForm form;
    private final Map<String, ?> typed;
    private final List<BrokenRule> errors;

    private FormView(MessageSource messages, TaskForm form, Map<String, ?> typed, List<BrokenRule> errors) {
        this.messages = messages;
        this.form = form;
        this.typed = typed;
        this.errors = errors;
    }

    static FormView of(TaskForm form, MessageSource messages) {
        return new FormView(messages, form, Map.of(), List.of());
    }

    static FormView refused(TaskForm form, Map<String, ?> typed, RuleViolation refusal, MessageSource messages) {
        return new FormView(messages, form, typed, refusal.broken());
    }

    /** With what was typed, where something else than the form was refused. */
    static FormView typed(TaskForm form, Map<String, ?> typed, MessageSource messages) {
        return new FormView(messages, form, typed, List.of());
    }

    public List<FormField> fields() {
        return form.fields().fields();
    }

    public boolean keepsAssignee() {
        return form.keepsAssignee();
    }

    public List<String> outcomes() {
        return form.outcomes();
    }

    public List<BrokenRule> errors() {
        return errors;
    }

    /** Errors that stand above the form, because no field of it is to blame. */
    public List<BrokenRule> generalErrors() {
        return errors.stream()
                .filter(error -> fields().stream()
                        .noneMatch(
                                field -> error.field() != null && error.field().equals(field.key())))
                .toList();
    }

    public List<BrokenRule> errorsOf(FormField field) {
        return errors.stream()
                .filter(error -> error.field() != null && error.field().equals(field.key()))
                .toList();
    }

    public String value(FormField field) {
        Object value = valueOf(field);
        return value == null ? "" : value.toString();
    }

    public boolean isChosen(FormField field, String option) {
        Object value = valueOf(field);
        Stream<?> chosen = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
        return chosen.anyMatch(item -> item.toString().equals(option));
    }

    public List<Option> options(FormField field) {
        return FormSchema.options(field, form.data());
    }

    public String schema() {
        return form.schema();
    }

    /** For the form viewer: the values by field. */
    public String dataAsJson() {
        Map<String, Object> data = new LinkedHashMap<>(form.data());
        data.putAll(typed);
        return write(data);
    }

    /** For the form viewer: what is wrong, by field, in words. */
    public String errorsAsJson() {
        return write(errors.stream()
                .filter(error -> error.field() != null)
                .collect(
                        Collectors.groupingBy(BrokenRule::field, Collectors.mapping(this::text, Collectors.toList()))));
    }

    private String text(BrokenRule error) {
        return messages.getMessage(error.messageKey(), error.arguments().toArray(), LocaleContextHolder.getLocale());
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("form data", e);
        }
    }

    private Object valueOf(FormField field) {
        if (typed.containsKey(field.key())) {
            return typed.get(field.key());
        }
        Object known = form.data().get(field.key());
        return known == null ? plain(field.defaultValue()) : known;
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }
}
