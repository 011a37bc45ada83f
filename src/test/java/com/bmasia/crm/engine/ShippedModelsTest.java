package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bmasia.crm.test.ModuleTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start of the program does with the models that come with it. */
@ModuleTest
class ShippedModelsTest {

    private static final String FIRST = "<bpmn:startEvent id=\"start\" name=\"Begun\"/>";
    private static final String SECOND = "<bpmn:startEvent id=\"start\" name=\"Started\"/>";
    private static final String MANAGERS = "<bpmn:startEvent id=\"start\" name=\"Launched\"/>";

    @Autowired
    ShippedModels models;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    private final String key = "engine-shipped-" + UUID.randomUUID();

    @Test
    void deploysEveryModelOfTheProgramBeforeAnythingElseRuns() {
        for (ShippedModel model : ShippedModels.onClassPath()) {
            assertThat(state(model.resource())).isEqualTo("ACTIVE");
        }
    }

    @Test
    void deploysAnUnchangedModelOnce() {
        start(FIRST);
        start(FIRST);
        assertThat(versions()).hasSize(1);
    }

    @Test
    void deploysAChangedModelAsNewVersion() {
        start(FIRST);
        start(SECOND);
        assertThat(versions()).hasSize(2);
        assertThat(state(resource())).isEqualTo("ACTIVE");
    }

    @Test
    void leavesTheVersionOfAManagerActive() {
        start(FIRST);
        deployAsManager();
        start(SECOND);
        assertThat(versions()).hasSize(2);
        assertThat(newestSource()).isEqualTo("studio");
        assertThat(state(resource())).isEqualTo("AVAILABLE");
    }

    @Test
    void changesOneModelWithoutTouchingTheOthers() {
        ShippedModel other = model(key + "-other", FIRST);
        models.seed(List.of(model(key, FIRST), other));
        models.seed(List.of(model(key, SECOND), other));
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key + "-other")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void deploysOnceWhenTwoNodesStartTogether() {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> start(FIRST)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(versions()).hasSize(1);
    }

    @Test
    void refusesToStartWithAModelThatIsNotAllowed() {
        assertThatExceptionOfType(ModelRefused.class).isThrownBy(() -> start("<bpmn:scriptTask id=\"step\"/>"));
        assertThat(versions()).isEmpty();
    }

    private void start(String parts) {
        models.seed(List.of(model(key, parts)));
    }

    private static ShippedModel model(String key, String parts) {
        return new ShippedModel("processes/engine/" + key + ".bpmn", ModelKind.PROCESS, Models.process(key, parts));
    }

    private void deployAsManager() {
        repository
                .createDeployment()
                .source("studio")
                .addInputStream(key + ".bpmn", new ByteArrayInputStream(Models.process(key, MANAGERS)))
                .deploy();
    }

    private String resource() {
        return "processes/engine/" + key + ".bpmn";
    }

    private List<ProcessDefinition> versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
    }

    private String newestSource() {
        return repository
                .createDeploymentQuery()
                .deploymentId(versions().get(0).getDeploymentId())
                .singleResult()
                .getSource();
    }

    private String state(String resource) {
        return jdbc.sql("select state from shipped_model where resource = ?")
                .param(resource)
                .query(String.class)
                .single();
    }
}
