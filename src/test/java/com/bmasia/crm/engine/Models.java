package com.bmasia.crm.engine;

import java.nio.charset.StandardCharsets;

/** Small models for the tests of this module: one process around the given parts. */
final class Models {

    private Models() {}

    static byte[] process(String parts) {
        return process("engine-test", parts);
    }

    static byte[] process(String key, String parts) {
        return document("""
                <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">%s</bpmn:process>
                """.formatted(key, parts));
    }

    static byte[] document(String content) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">""" + content + "</bpmn:definitions>").getBytes(StandardCharsets.UTF_8);
    }

    /** start -> the given element -> end; the element carries the id {@code step} and its opening tag is cut open. */
    static byte[] withStep(String type, String attributes, String content) {
        return process("""
                <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="step"/>
                <bpmn:%1$s id="step" name="The step" %2$s>%3$s</bpmn:%1$s>
                <bpmn:sequenceFlow id="out" sourceRef="step" targetRef="end"/><bpmn:endEvent id="end"/>
                """.formatted(type, attributes, content));
    }

    static byte[] serviceTask(String attributes) {
        return withStep("serviceTask", attributes, "");
    }

    static byte[] extended(String type, String attributes, String extension) {
        return withStep(type, attributes, "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>");
    }

    static byte[] decision(String attributes, String inputEntry) {
        return ("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="engine-test-d" name="d" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="engine-test-decision" name="Decide" %s>
                    <decisionTable id="table" hitPolicy="FIRST">
                      <input id="input" label="Kind"><inputExpression id="ie" typeRef="string"><text>kind</text></inputExpression></input>
                      <output id="output" name="team" typeRef="string"/>
                      <rule id="rule"><inputEntry id="entry" %s</inputEntry><outputEntry id="oe"><text>"tech"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(attributes, inputEntry)).getBytes(StandardCharsets.UTF_8);
    }
}
