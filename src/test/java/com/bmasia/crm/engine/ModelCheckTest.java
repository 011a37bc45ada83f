package com.bmasia.crm.engine;

import static com.bmasia.crm.engine.Models.decision;
import static com.bmasia.crm.engine.Models.extended;
import static com.bmasia.crm.engine.Models.serviceTask;
import static com.bmasia.crm.engine.Models.withStep;
import static com.bmasia.crm.engine.RefusedModels.condition;
import static com.bmasia.crm.engine.RefusedModels.step;
import static com.bmasia.crm.engine.RefusedModels.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.test.ModuleTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What models may not contain is refused at deployment, with the element and the reason, and nothing is deployed. */
@ModuleTest
class ModelCheckTest {

    @Autowired
    RepositoryService repository;

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("com.bmasia.crm.engine.RefusedModels#all")
    void refuses(String what, byte[] model, String element, String rule) {
        long before = deployments();

        ModelRefused refused = deployRefused("refused.bpmn", model);

        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.elementId()).isEqualTo(element);
            assertThat(finding.messageKey()).isEqualTo("engine.model." + rule);
            assertThat(finding.reason()).isNotBlank();
        });
        assertThat(deployments()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.groovy", "x.bpmn20.xml", "x.cmmn", "x.dmn11.xml", "x.png", "x.js"})
    void refusesFilesOfOtherKinds(String name) {
        assertThat(deployRefused(name, serviceTask("camunda:delegateExpression=\"${stampRecord}\""))
                        .findings())
                .extracting(ModelFinding::messageKey)
                .containsExactly("engine.model.unknownFile");
    }

    @Nested
    class OfDecisions {

        private static final String KEPT = "camunda:historyTimeToLive=\"P1D\"";

        @Test
        void letsFeelPass() {
            deploy("passes.dmn", decision(KEPT, "><text>\"technical\",\"zone\"</text>"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "expressionLanguage=\"javascript\"><text>1</text>",
                    "expressionLanguage=\"juel\"><text>kind</text>",
                    "><text>${kind.getClass()}</text>"
                })
        void refusesOtherLanguages(String entry) {
            assertThat(deployRefused("refused.dmn", decision(KEPT, entry)).findings())
                    .extracting(ModelFinding::messageKey)
                    .contains("engine.model.notFeel");
        }

        @Test
        void refusesImportsFunctionsAndMissingTimeToLive() {
            String model = new String(decision("", "><text>1</text>"), StandardCharsets.UTF_8)
                    .replace("<decision ", "<import importType=\"x\"/><businessKnowledgeModel id=\"f\"/><decision ");
            assertThat(deployRefused("refused.dmn", model.getBytes(StandardCharsets.UTF_8))
                            .findings())
                    .extracting(ModelFinding::messageKey)
                    .contains("engine.model.unknownElement", "engine.model.noTimeToLive");
        }
    }

    @Test
    void refusesFormsThatShowForeignPages() {
        String form = "{\"id\":\"f\",\"type\":\"default\",\"components\":[{\"key\":\"page\",\"type\":\"iframe\"}]}";
        assertThat(deployRefused("refused.form", form.getBytes(StandardCharsets.UTF_8))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.elementId()).isEqualTo("page"));
    }

    @Test
    void letsPassWhatOurModelsUse() {
        deploy(
                "passes.bpmn",
                extended(
                        "serviceTask",
                        "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${stampRecord}\"",
                        """
                <camunda:properties><camunda:property name="outcomes" value="resolve,cancel"/></camunda:properties>
                <camunda:executionListener event="start" delegateExpression="${stampRecord}"/>
                <camunda:failedJobRetryTimeCycle>PT1M,PT5M</camunda:failedJobRetryTimeCycle>"""));
        deploy(
                "passes.bpmn",
                extended(
                        "callActivity",
                        "calledElement=\"x\"",
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/><camunda:in variables=\"all\"/>"));
        deploy(
                "passes.bpmn",
                step(
                        "camunda:assignee=\"${assignee}\" camunda:candidateGroups=\"${team}\" camunda:dueDate=\"${dueAt}\" camunda:formRef=\"f\" camunda:formRefBinding=\"latest\""));
        deploy(
                "passes.bpmn",
                condition("", "${outcome == 'resolve' and not empty reason and amount * 2 gt limits.high}"));
        deploy("passes.bpmn", timer("timeDate", "${remindAt}"));
        deploy("passes.bpmn", timer("timeDate", "2026-12-01T09:00:00+07:00"));
        deploy("passes.bpmn", timer("timeDuration", "P1DT2H"));
        deploy(
                "passes.bpmn",
                withStep(
                        "businessRuleTask",
                        "camunda:decisionRef=\"d\" camunda:mapDecisionResult=\"singleResult\" camunda:resultVariable=\"routing\"",
                        ""));
    }

    private ModelRefused deployRefused(String name, byte[] model) {
        return catchThrowableOfType(ModelRefused.class, () -> deploy(name, model));
    }

    private void deploy(String name, byte[] model) {
        repository
                .createDeployment()
                .name("model check")
                .addInputStream(name, new ByteArrayInputStream(model))
                .deploy();
    }

    private long deployments() {
        return repository.createDeploymentQuery().deploymentName("model check").count();
    }
}
