package com.bmasia.crm.engine;

import static com.bmasia.crm.engine.Models.document;
import static com.bmasia.crm.engine.Models.extended;
import static com.bmasia.crm.engine.Models.process;
import static com.bmasia.crm.engine.Models.serviceTask;
import static com.bmasia.crm.engine.Models.withStep;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every way out of the allow-list that we could think of: what it is, the model, the element to be named, the rule. */
final class RefusedModels {

    private RefusedModels() {}

    static Stream<Arguments> all() {
        return Stream.of(
                // Scripts
                arguments(
                        "a script task",
                        withStep("scriptTask", "scriptFormat=\"javascript\"", "<bpmn:script>1</bpmn:script>"),
                        "step",
                        "script"),
                arguments(
                        "a script in a listener",
                        extended(
                                "userTask",
                                "",
                                "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener>"),
                        "step",
                        "script"),
                arguments(
                        "a script in an input parameter",
                        extended(
                                "userTask",
                                "",
                                "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>"),
                        "step",
                        "script"),
                arguments("a script as condition", condition(" language=\"javascript\"", "true"), "chosen", "script"),
                arguments(
                        "a script file as condition",
                        condition(" language=\"groovy\" camunda:resource=\"x.groovy\"", ""),
                        "chosen",
                        "script"),
                // Classes
                arguments("a class name", serviceTask("camunda:class=\"java.lang.Runtime\""), "step", "className"),
                arguments(
                        "a class name in Activiti's namespace",
                        serviceTask("xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"java.lang.Runtime\""),
                        "step",
                        "className"),
                arguments(
                        "a class name of a listener",
                        extended("userTask", "", "<camunda:taskListener event=\"create\" class=\"a.B\"/>"),
                        "step",
                        "className"),
                arguments(
                        "a class that maps variables",
                        withStep("callActivity", "calledElement=\"x\" camunda:variableMappingClass=\"a.B\"", ""),
                        "step",
                        "className"),
                arguments(
                        "a bean that maps variables",
                        withStep(
                                "callActivity",
                                "calledElement=\"x\" camunda:variableMappingDelegateExpression=\"${stampRecord}\"",
                                ""),
                        "step",
                        "unknownAttribute"),
                arguments("a class through a value", expression("${''.class}"), "step", "className"),
                arguments("a class through a variable", expression("${amount.class.classLoader}"), "step", "className"),
                arguments("a class by index", expression("${amount['class']}"), "step", "className"),
                arguments("a class of a constant", expression("${kind.declaringClass}"), "step", "className"),
                arguments("a computed property", expression("${amount[name]}"), "step", "computedProperty"),
                arguments("a property of a text", expression("${'a'.bytes}"), "step", "propertyOfValue"),
                // Beans
                arguments(
                        "an unknown bean",
                        serviceTask("camunda:delegateExpression=\"${runtimeService}\""),
                        "step",
                        "unknownBean"),
                arguments(
                        "a bean that is no delegate",
                        serviceTask("camunda:delegateExpression=\"${dataSource}\""),
                        "step",
                        "unknownBean"),
                arguments(
                        "a computed bean",
                        serviceTask("camunda:delegateExpression=\"${a ? stampRecord : stampRecord}\""),
                        "step",
                        "notADelegate"),
                arguments(
                        "a bean's property as delegate",
                        serviceTask("camunda:delegateExpression=\"${stampRecord.other}\""),
                        "step",
                        "notADelegate"),
                arguments(
                        "two beans in one text",
                        serviceTask("camunda:delegateExpression=\"${stampRecord}${stampRecord}\""),
                        "step",
                        "notADelegate"),
                arguments(
                        "a bean name without expression",
                        serviceTask("camunda:delegateExpression=\"stampRecord\""),
                        "step",
                        "notADelegate"),
                arguments(
                        "a service task's bean as task listener",
                        extended(
                                "userTask",
                                "",
                                "<camunda:taskListener event=\"create\" delegateExpression=\"${stampRecord}\"/>"),
                        "step",
                        "wrongKindOfBean"),
                arguments("a bean in an expression", expression("${stampRecord}"), "step", "beanInExpression"),
                arguments("a bean's property", expression("${stampRecord.service}"), "step", "beanInExpression"),
                arguments(
                        "an injected field",
                        extended(
                                "serviceTask",
                                "camunda:delegateExpression=\"${stampRecord}\"",
                                "<camunda:field name=\"a\" stringValue=\"b\"/>"),
                        "step",
                        "fieldInjection"),
                // Calls
                arguments("a method call", expression("${amount.toString()}"), "step", "methodCall"),
                arguments("a call on a bean", expression("${stampRecord.execute(execution)}"), "step", "methodCall"),
                arguments("a deferred method call", expression("#{amount.toString()}"), "step", "methodCall"),
                arguments("a call deep inside", expression("${a + (b ? c : 'x'.concat('y'))}"), "step", "methodCall"),
                arguments("a call by index", expression("${amount['getClass']()}"), "step", "methodCall"),
                arguments("a function", expression("${now()}"), "step", "methodCall"),
                arguments("a function with prefix", expression("${fn:now()}"), "step", "methodCall"),
                arguments("the execution", expression("${execution}"), "step", "engineObject"),
                arguments("its services", expression("${execution.processEngineServices}"), "step", "engineObject"),
                arguments("the task", expression("${task.execution}"), "step", "engineObject"),
                arguments("the user", expression("${authenticatedUserId}"), "step", "engineObject"),
                // The same, in every place where the engine evaluates
                arguments("a call in a condition", condition("", "${a.b()}"), "chosen", "methodCall"),
                arguments("a call cut by a comment", condition("", "${a.<!-- -->getClass()}"), "chosen", "methodCall"),
                arguments("a call in CDATA", condition("", "<![CDATA[${a.b()}]]>"), "chosen", "methodCall"),
                arguments("a call in a due date", step("camunda:dueDate=\"${a.b()}\""), "step", "methodCall"),
                arguments("a call in groups", step("camunda:candidateGroups=\"x,${a.b()}\""), "step", "methodCall"),
                arguments("a call in users", step("camunda:candidateUsers=\"${a.b()}\""), "step", "methodCall"),
                arguments("a call in a priority", step("camunda:priority=\"${a.b()}\""), "step", "methodCall"),
                arguments("a call in a form", step("camunda:formRef=\"${a.b()}\""), "step", "methodCall"),
                arguments(
                        "a call in a task's name",
                        process("<bpmn:userTask id=\"step\" name=\"${a.b()}\"/>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a description",
                        withStep("userTask", "", "<bpmn:documentation>${a.b()}</bpmn:documentation>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in the called process",
                        withStep("callActivity", "calledElement=\"${a.b()}\"", ""),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a called decision",
                        withStep("businessRuleTask", "camunda:decisionRef=\"${a.b()}\"", ""),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a passed value",
                        extended(
                                "callActivity",
                                "calledElement=\"x\"",
                                "<camunda:in sourceExpression=\"${a.b()}\" target=\"c\"/>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a loop's collection",
                        withStep(
                                "userTask",
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${a.b()}\"/>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a loop's end",
                        withStep(
                                "userTask",
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"a\"><bpmn:completionCondition>${a.b()}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in an input parameter",
                        extended(
                                "userTask",
                                "",
                                "<camunda:inputOutput><camunda:inputParameter name=\"a\">${a.b()}</camunda:inputParameter></camunda:inputOutput>"),
                        "step",
                        "methodCall"),
                arguments(
                        "a call in a listener",
                        extended(
                                "userTask", "", "<camunda:executionListener event=\"start\" expression=\"${a.b()}\"/>"),
                        "step",
                        "unknownAttribute"),
                arguments(
                        "a call in a message's name",
                        document(
                                "<bpmn:message id=\"m\" name=\"${a.b()}\"/><bpmn:process id=\"x\" isExecutable=\"true\" camunda:historyTimeToLive=\"1\"/>"),
                        "m",
                        "methodCall"),
                arguments(
                        "a call in an error's text",
                        document(
                                "<bpmn:error id=\"e\" errorCode=\"x\" camunda:errorMessage=\"${a.b()}\"/><bpmn:process id=\"x\" isExecutable=\"true\" camunda:historyTimeToLive=\"1\"/>"),
                        "e",
                        "methodCall"),
                arguments("a call in a job's priority", step("camunda:jobPriority=\"${a.b()}\""), "step", "methodCall"),
                arguments("a call in a timer", timer("timeDate", "${a.b()}"), "timer", "methodCall"),
                // Other ways out
                arguments(
                        "an external task",
                        serviceTask("camunda:type=\"external\" camunda:topic=\"x\""),
                        "step",
                        "outsideTask"),
                arguments("a shell task", serviceTask("camunda:type=\"shell\""), "step", "outsideTask"),
                arguments("a mail task", serviceTask("camunda:type=\"mail\""), "step", "outsideTask"),
                arguments("a connector", extended("serviceTask", "", "<camunda:connector/>"), "step", "unknownElement"),
                arguments("a form key", step("camunda:formKey=\"embedded:app:x\""), "step", "unknownAttribute"),
                arguments(
                        "generated form fields",
                        extended("userTask", "", "<camunda:formData/>"),
                        "step",
                        "unknownElement"),
                arguments("an ad-hoc process", withStep("adHocSubProcess", "", ""), "step", "unknownElement"),
                arguments(
                        "an element of a foreign namespace",
                        process("<x:process xmlns:x=\"urn:x\" id=\"step\"/>"),
                        "step",
                        "unknownElement"),
                arguments(
                        "an element without namespace",
                        process("<scriptTask xmlns=\"\" id=\"step\"/>"),
                        "step",
                        "script"),
                arguments(
                        "an import",
                        document("<bpmn:import importType=\"x\" location=\"file:///etc/passwd\" namespace=\"x\"/>"),
                        null,
                        "unknownElement"),
                // Time
                arguments("a date without zone", timer("timeDate", "2026-12-01T09:00:00"), "timer", "timeWithoutZone"),
                arguments("an assembled date", timer("timeDate", "${day}T${hour}"), "timer", "timeWithoutZone"),
                arguments("a cron expression", timer("timeCycle", "0 0 9 * * ?"), "timer", "badCycle"),
                arguments("a duration in words", timer("timeDuration", "three days"), "timer", "badDuration"),
                arguments("a repetition without pause", timer("timeCycle", "R/PT0S"), "timer", "badCycle"),
                arguments(
                        "retries without delay",
                        extended(
                                "userTask",
                                "",
                                "<camunda:failedJobRetryTimeCycle>R1000/PT0S</camunda:failedJobRetryTimeCycle>"),
                        "step",
                        "badRetries"),
                // The process itself
                arguments(
                        "a process without time to live",
                        document("<bpmn:process id=\"x\" isExecutable=\"true\"/>"),
                        "x",
                        "noTimeToLive"),
                arguments(
                        "a computed time to live",
                        document("<bpmn:process id=\"x\" isExecutable=\"true\" camunda:historyTimeToLive=\"${a}\"/>"),
                        "x",
                        "badTimeToLive"),
                arguments(
                        "a process that cannot be run",
                        document("<bpmn:process id=\"x\" camunda:historyTimeToLive=\"P1D\"/>"),
                        "x",
                        "notExecutable"),
                arguments("a file without process", document(""), null, "oneProcess"),
                arguments(
                        "a document type",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
                                .getBytes(StandardCharsets.UTF_8),
                        null,
                        "unreadable"),
                arguments("a file that is no XML", "hello".getBytes(StandardCharsets.UTF_8), null, "unreadable"),
                arguments("a file of 1 MB", new byte[1_000_001], null, "tooLarge"),
                arguments(
                        "a nest of a hundred subprocesses",
                        process("<bpmn:subProcess>".repeat(100) + "</bpmn:subProcess>".repeat(100)),
                        null,
                        "tooManyElements"),
                arguments(
                        "an endless expression",
                        expression("${" + "(".repeat(5000) + "}"),
                        "step",
                        "expressionTooLong"),
                arguments("an expression that cannot be read", expression("${a +}"), "step", "expressionUnreadable"));
    }

    static byte[] expression(String text) {
        return withStep("userTask", "camunda:assignee=\"" + text + "\"", "");
    }

    static byte[] condition(String attributes, String text) {
        return process("""
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="which"/>
                <bpmn:exclusiveGateway id="which" default="other"/>
                <bpmn:sequenceFlow id="chosen" sourceRef="which" targetRef="end">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"%s>%s</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="other" sourceRef="which" targetRef="end"/><bpmn:endEvent id="end"/>
                """.formatted(attributes, text));
    }

    static byte[] step(String attributes) {
        return withStep("userTask", attributes, "");
    }

    static byte[] timer(String kind, String text) {
        return process("""
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="timer"/>
                <bpmn:intermediateCatchEvent id="timer"><bpmn:timerEventDefinition id="definition">
                  <bpmn:%1$s xsi:type="bpmn:tFormalExpression">%2$s</bpmn:%1$s>
                </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="out" sourceRef="timer" targetRef="end"/><bpmn:endEvent id="end"/>
                """.formatted(kind, text));
    }
}
