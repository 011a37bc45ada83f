package com.bmasia.crm.tasks;

import com.bmasia.crm.engine.TaskOutcomes;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.tasks.form.FormAnswer;
import com.bmasia.crm.tasks.form.FormField;
import com.bmasia.crm.tasks.form.FormRefused;
import com.bmasia.crm.tasks.form.FormSchema;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Forms and outcomes of open tasks, as the deployed model names them. */
@Component
public class TaskForms {

    private final ProcessEngine engine;
    private final TaskOutcomes outcomes;
    private final ObjectMapper json;

    TaskForms(ProcessEngine engine, TaskOutcomes outcomes, ObjectMapper json) {
        this.engine = engine;
        this.outcomes = outcomes;
        this.json = json;
    }

    public TaskForm of(OpenTask task) {
        Task own = task(task.id());
        String schema = schema(own);
        FormSchema fields = parse(schema);
        return new TaskForm(
                schema, fields, data(fields, variables(own)), outcomes.of(own), outcomes.keepsAssignee(own));
    }

    /** The choices a person has when completing the task. */
    public List<String> outcomes(OpenTask task) {
        return outcomes.of(task(task.id()));
    }

    /** The variables to complete the task with. Refuses what the form or the list of outcomes does not allow. */
    VariableMap check(OpenTask task, String outcome, Map<String, ?> input) {
        Task own = task(task.id());
        List<BrokenRule> errors = new ArrayList<>();
        List<String> possible = outcomes.of(own);
        if (possible.isEmpty() ? outcome != null : !possible.contains(outcome)) {
            errors.add(BrokenRule.of(TaskOutcomes.VARIABLE, "tasks.form.outcome", String.join(", ", possible)));
        }
        VariableMap values = Variables.createVariables();
        try {
            FormAnswer answer = parse(schema(own)).check(input, outcome, variables(own), this::evaluate);
            answer.values().forEach((name, value) -> {
                boolean passing = answer.longTexts().contains(name);
                values.putValueTyped(name, Variables.untypedValue(value, passing));
            });
        } catch (FormRefused e) {
            errors.addAll(e.broken());
        }
        if (!errors.isEmpty()) {
            throw new FormRefused(errors);
        }
        if (outcome != null) {
            values.put(TaskOutcomes.VARIABLE, outcome);
        }
        return values;
    }

    private Task task(String id) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskId(id)
                .initializeFormKeys()
                .singleResult();
        if (task == null) {
            throw new NotFound("task", id); // done since it was read
        }
        return task;
    }

    private String schema(Task task) {
        if (task.getFormKey() == null && task.getCamundaFormRef() == null) {
            return null;
        }
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FormSchema parse(String schema) {
        try {
            return schema == null ? FormSchema.NONE : FormSchema.of(json.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException("form of a task", e);
        }
    }

    private Map<String, Object> variables(Task task) {
        return new HashMap<>(engine.getTaskService().getVariables(task.getId()));
    }

    /** Only what the form shows leaves the server, not all that the process knows. */
    private static Map<String, Object> data(FormSchema fields, Map<String, Object> variables) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (FormField field : fields.fields()) {
            put(data, field.key(), variables);
            put(data, field.choice().optionsFrom(), variables);
        }
        return data;
    }

    private static void put(Map<String, Object> data, String key, Map<String, Object> variables) {
        if (key != null && variables.get(key) != null) {
            data.put(key, variables.get(key));
        }
    }

    /** An expression that fails over these variables hides nothing. */
    private Object evaluate(String expression, Map<String, Object> variables) {
        try {
            return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getDmnEngineConfiguration()
                    .getFeelEngine()
                    .evaluateSimpleExpression(
                            expression, Variables.fromMap(variables).asVariableContext());
        } catch (FeelException e) {
            return false;
        }
    }
}
