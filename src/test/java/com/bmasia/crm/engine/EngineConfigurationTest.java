package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import com.bmasia.crm.test.TestClock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the settings of the engine do, seen from a running process. */
@ProcessTest
class EngineConfigurationTest {

    private static final Instant MORNING = Instant.parse("2026-12-01T02:00:00Z");

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Jobs jobs;

    @Autowired
    TestClock clock;

    private final String record = UUID.randomUUID().toString();

    @Test
    void triesAFailedJobAgainWithGrowingDelays() {
        clock.setTo(MORNING);
        start(
                "<bpmn:serviceTask id=\"step\" camunda:asyncBefore=\"true\" camunda:expression=\"${missing}\"/>",
                Map.of());
        for (Duration delay : new Duration[] {
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12)
        }) {
            assertThatExceptionOfType(ProcessEngineException.class)
                    .isThrownBy(() -> jobs.of(record).runDue());
            assertThat(job().getDuedate().toInstant()).isEqualTo(clock.instant().plus(delay));
            clock.advance(delay);
        }
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> jobs.of(record).runDue());
        assertThat(job().getRetries()).isZero();
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job().getProcessInstanceId())
                        .count())
                .isEqualTo(1);
    }

    /** FEEL can name Java classes; decision tables and forms bring expressions from outside. */
    @Test
    void reachesNoJavaFromFeel() {
        FeelEngine feel = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDmnEngineConfiguration()
                .getFeelEngine();
        String expression = "{f: function(x) external {java: {class: \"java.lang.Integer\","
                + " method signature: \"parseInt(java.lang.String)\"}}, r: f(\"41\")}.r";
        Object result;
        try {
            result = feel.evaluateSimpleExpression(
                    expression, Variables.createVariables().asVariableContext());
        } catch (FeelException refused) {
            result = null;
        }
        assertThat(result).isNull();
    }

    @Test
    void givesEveryJobADueDate() {
        clock.setTo(MORNING);
        start("<bpmn:manualTask id=\"step\" camunda:asyncBefore=\"true\"/>", Map.of());
        assertThat(job().getDuedate().toInstant()).isEqualTo(MORNING);
    }

    @Test
    void firesTimersAtTheMomentInAVariable() {
        clock.setTo(MORNING);
        start(timer("timeDate", "${remindAt}"), Map.of("remindAt", Date.from(MORNING.plusSeconds(90))));
        assertThat(jobs.of(record).timer("step").due()).isEqualTo(MORNING.plusSeconds(90));
        assertThat(jobs.of(record).fireNextTimer().activityId()).isEqualTo("step");
        assertThat(jobs.of(record).timers()).isEmpty();
    }

    @Test
    void takesMomentsWithOffsetAsText() {
        clock.setTo(MORNING);
        start(timer("timeDate", "${remindAt}"), Map.of("remindAt", "2026-12-01T09:30:00+07:00"));
        assertThat(jobs.of(record).timer("step").due()).isEqualTo(MORNING.plusSeconds(1800));
    }

    @Test
    void refusesMomentsWithoutOffset() {
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> start(timer("timeDate", "${remindAt}"), Map.of("remindAt", "2026-12-01T09:30:00")))
                .withMessageContaining("zone");
    }

    @Test
    void runsPublishedDelegates() {
        start("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${stampRecord}\"/>", Map.of());
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableName("stamped")
                        .variableValueEquals("stamped", record)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void showsExpressionsNoOtherBeanOfTheApplication() {
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getBeans()
                        .keySet())
                .contains("stampRecord")
                .doesNotContain("dataSource", "runtimeService", "jdbcClient");
    }

    @Test
    void takesNoExpressionsFromQueries() {
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression("${now()}")
                        .list());
    }

    private Job job() {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(record)
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    private static String timer(String kind, String text) {
        return "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:timerEventDefinition id=\"t\"><bpmn:%1$s>%2$s</bpmn:%1$s></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                .formatted(kind, text);
    }

    private void start(String step, Map<String, Object> variables) {
        String key = "engine-" + record;
        byte[] model = Models.process(
                key,
                "<bpmn:startEvent id=\"start\"/><bpmn:sequenceFlow id=\"in\" sourceRef=\"start\" targetRef=\"step\"/>"
                        + step
                        + "<bpmn:sequenceFlow id=\"out\" sourceRef=\"step\" targetRef=\"end\"/><bpmn:endEvent id=\"end\"/>");
        repository
                .createDeployment()
                .addInputStream(key + ".bpmn", new ByteArrayInputStream(model))
                .deploy();
        runtime.startProcessInstanceByKey(key, record, variables);
    }
}
