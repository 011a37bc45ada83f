package com.bmasia.crm.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * The choices that a model offers at the end of a user task: its extension property {@code outcomes}, a list with commas.
 * The chosen one is stored in the variable {@code outcome}, which the gateway behind the task reads.
 */
@Component
public class TaskOutcomes {

    public static final String VARIABLE = "outcome";

    /** By definition and task; a deployed definition never changes, a later version has another id. */
    private final Map<String, Properties> known = new ConcurrentHashMap<>();

    private final RepositoryService repository;

    private record Properties(List<String> outcomes, boolean keepsAssignee) {}

    TaskOutcomes(RepositoryService repository) {
        this.repository = repository;
    }

    /** Empty where the task can simply be completed. */
    public List<String> of(Task task) {
        return properties(task).outcomes();
    }

    /** Whether the model wants the task to stay with whoever has it, or a colleague: property {@code keepsAssignee}. */
    public boolean keepsAssignee(Task task) {
        return properties(task).keepsAssignee();
    }

    private Properties properties(Task task) {
        return known.computeIfAbsent(
                task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(), key -> read(element(task)));
    }

    private static Properties read(BaseElement task) {
        List<String> outcomes = property(task, "outcomes")
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(outcome -> !outcome.isEmpty())
                .toList();
        return new Properties(outcomes, property(task, "keepsAssignee").anyMatch("true"::equals));
    }

    private BaseElement element(Task task) {
        return repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
    }

    /** The values of an extension property of a model element; none or one. */
    public static Stream<String> property(BaseElement element, String name) {
        return element.getExtensionElements() == null
                ? Stream.empty()
                : element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .map(CamundaProperties::getCamundaProperties)
                        .flatMap(Collection::stream)
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue);
    }
}
