package com.bmasia.crm.mail.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.engine.ModelFinding;
import com.bmasia.crm.engine.ModelRefused;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailState;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateUse;
import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The building block "Send template" in models of anybody: once for each visit, and never for what cannot be right. */
@ProcessTest
class SendTemplateTest {

    private static final String SEND = """
            <bpmn:serviceTask id="send" name="Send it" camunda:asyncBefore="true" camunda:delegateExpression="${sendTemplate}">
              <bpmn:extensionElements><camunda:inputOutput>%s</camunda:inputOutput></bpmn:extensionElements>%s
            </bpmn:serviceTask>
            """;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    MailPump pump;

    @Autowired
    ModelsThatSend models;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final String address = MailFixtures.address();
    private final String record = UUID.randomUUID().toString();
    private String instance;

    @AfterEach
    void removeModel() {
        repository
                .createDeploymentQuery()
                .deploymentName("send template")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Nested
    class OneMail {

        @Test
        void goesToTheAddressOfTheStepWithItsValuesInItsLanguage() {
            start(
                    flow(),
                    "templateType",
                    "welcome",
                    "recipient",
                    "${address}",
                    "language",
                    "th",
                    "company_name",
                    "${company}");
            assertThat(pump.sentTo(address)).isEmpty();
            jobs.of(record).runDue();
            assertThat(pump.sentTo(address))
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail.header("Subject")).isNotBlank().doesNotContain("Welcome"));
        }

        @Test
        void isSentForEachVisitOfALoop() {
            start(loop(), welcome());
            for (int round = 0; round < 2; round++) {
                completeTask();
                jobs.of(record).runDue();
            }
            assertThat(pump.sentTo(address)).hasSize(2);
        }

        @ParameterizedTest
        @CsvSource({"true", "false"})
        void isSentForEachInstanceOfAMultipleStep(boolean oneAfterTheOther) {
            start(
                    flow().replace(
                                    "</bpmn:serviceTask>",
                                    "<bpmn:multiInstanceLoopCharacteristics isSequential=\"" + oneAfterTheOther
                                            + "\"><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">3"
                                            + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>"),
                    welcome());
            jobs.of(record).runDue();
            assertThat(pump.sentTo(address)).hasSize(3);
        }

        @Test
        void isSentOnceWhenTheJobFailsAndRunsAgain() {
            start(thenCondition(), welcome());
            String job = management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();
            assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("answer");
            assertThat(pump.sentTo(address)).isEmpty();
            runtime.setVariable(instance, "answer", "yes");
            management.executeJob(job);
            assertThat(pump.sentTo(address)).hasSize(1);
        }
    }

    @Nested
    class WhatCannotBeMade {

        @Test
        void isAFailedMailAndAnIncidentInsteadOfAnException() {
            start(flow(), "templateType", "ticket_received", "recipient", "${address}");
            jobs.of(record).runDue();
            assertThat(states()).containsExactly(MailState.FAILED);
            assertThat(tasks.createTaskQuery().processInstanceId(instance).count())
                    .isEqualTo(1);
            assertThat(runtime.createIncidentQuery()
                            .processInstanceId(instance)
                            .incidentType(MailIncident.TYPE)
                            .singleResult()
                            .getIncidentMessage())
                    .contains("ticket_");
        }

        @Test
        void isTheSameForATemplateThatIsGone() {
            start(
                    flow(),
                    "templateType",
                    "welcome",
                    "recipient",
                    "${address}",
                    "template",
                    "01900000-0000-7000-8000-0000000000ff");
            jobs.of(record).runDue();
            assertThat(states()).containsExactly(MailState.FAILED);
            assertThat(runtime.createIncidentQuery().processInstanceId(instance).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void isAmongWhatUsesItsTemplate() {
        TemplateId welcome = jdbc.sql("select id from mail_template where type = 'WELCOME' and standard")
                .query((row, n) -> TemplateId.of(row.getString("id")))
                .single();
        assertThat(models.usesOf(welcome)).isEmpty();
        deploy(model(flow(), "templateType", "welcome", "recipient", "a@b.example", "template", welcome.toString()));
        assertThat(models.usesOf(welcome))
                .extracting(TemplateUse.Use::label)
                .containsExactly("Process: send-template-test");
    }

    @Nested
    class IsRefusedAtDeployment {

        @ParameterizedTest
        @CsvSource({
            "templateType, wellcome, type",
            "templateType, '', type",
            "templateType, ${kind}, type",
            "greeting, Hello, parameter",
            "zone_name, Lobby, parameter",
            "template, Our welcome, template",
            "language, fr, language",
            "record, boat, record",
            "recipient, nobody, noRecord",
            "occasion, reminder, occasion"
        })
        void withElementAndReason(String parameter, String value, String rule) {
            Map<String, String> good = new java.util.LinkedHashMap<>(
                    Map.of("templateType", "welcome", "recipient", "guest@hotel.example"));
            good.put(parameter, value);
            String[] given = good.entrySet().stream()
                    .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                    .toArray(String[]::new);
            assertThat(refused(model(flow(), given))).singleElement().satisfies(finding -> {
                assertThat(finding.elementId()).isEqualTo("send");
                assertThat(finding.messageKey()).isEqualTo("mail.model." + rule);
                assertThat(finding.reason()).isNotBlank();
            });
        }

        @Test
        void whenTheRecordHasNoSuchPerson() {
            assertThat(refused(model(flow(), "templateType", "welcome", "record", "ticket", "recipient", "boss")))
                    .extracting(ModelFinding::messageKey)
                    .containsExactly("mail.model.recipient");
        }

        @Test
        void withoutATransactionOfItsOwn() {
            assertThat(refused(model(flow(), welcome()).replace("camunda:asyncBefore=\"true\"", "")))
                    .extracting(ModelFinding::messageKey)
                    .containsExactly("engine.model.blockNotAsync");
        }

        @Test
        void asListener() {
            String model = model(flow(), welcome())
                    .replace(
                            "<camunda:inputOutput>",
                            "<camunda:executionListener event=\"start\" delegateExpression=\"${sendTemplate}\"/><camunda:inputOutput>");
            assertThat(refused(model))
                    .extracting(ModelFinding::messageKey)
                    .containsExactly("engine.model.blockAsListener");
        }
    }

    private static String[] welcome() {
        return new String[] {"templateType", "welcome", "recipient", "${address}", "company_name", "Hotel"};
    }

    private static String flow() {
        return """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="one" sourceRef="start" targetRef="send"/>
                """ + SEND + """
                <bpmn:sequenceFlow id="two" sourceRef="send" targetRef="wait"/><bpmn:userTask id="wait" name="Wait"/>
                """;
    }

    private static String loop() {
        return """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="one" sourceRef="start" targetRef="wait"/>
                <bpmn:userTask id="wait" name="Wait"/><bpmn:sequenceFlow id="two" sourceRef="wait" targetRef="send"/>
                """ + SEND + """
                <bpmn:sequenceFlow id="three" sourceRef="send" targetRef="wait"/>
                """;
    }

    private static String thenCondition() {
        return """
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="one" sourceRef="start" targetRef="send"/>
                """ + SEND + """
                <bpmn:sequenceFlow id="two" sourceRef="send" targetRef="choose"/><bpmn:exclusiveGateway id="choose" name="Yes?" default="no"/>
                <bpmn:sequenceFlow id="no" name="No" sourceRef="choose" targetRef="wait"/>
                <bpmn:sequenceFlow id="yes" name="Yes" sourceRef="choose" targetRef="wait">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${answer == 'yes'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow><bpmn:userTask id="wait" name="Wait"/>
                """;
    }

    /** @param parameters names and values by turns */
    private static String model(String parts, String... parameters) {
        StringBuilder inputs = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            inputs.append("<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>"
                    .formatted(parameters[i], parameters[i + 1]));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
                <bpmn:process id="send-template-test" isExecutable="true" camunda:historyTimeToLive="P1D">%s</bpmn:process>
                </bpmn:definitions>""".formatted(parts.formatted(inputs, ""));
    }

    private void start(String parts, String... parameters) {
        deploy(model(parts, parameters));
        instance = runtime.startProcessInstanceByKey(
                        "send-template-test", record, Map.of("address", address, "company", "Siam Garden Hotel"))
                .getId();
    }

    private void deploy(String model) {
        repository
                .createDeployment()
                .name("send template")
                .addInputStream(
                        "send-template-test.bpmn",
                        new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private List<ModelFinding> refused(String model) {
        return catchThrowableOfType(ModelRefused.class, () -> deploy(model)).findings();
    }

    private void completeTask() {
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    private List<MailState> states() {
        return jdbc.sql("select state from mail_message where to_address = ? order by id")
                .param(address)
                .query(MailState.class)
                .list();
    }
}
