package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.engine.BuildingBlock;
import com.bmasia.crm.engine.ModelCheck;
import com.bmasia.crm.engine.PublishedDelegates;
import com.bmasia.crm.test.ModuleTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** Every model under {@code processes/} and {@code forms/} keeps the rules and fits the code of its module. */
@ModuleTest
class ProcessModelTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    /** Names that the engine itself puts into an expression's reach. */
    private static final Set<String> ENGINES_OWN = Set.of("execution", "decisionResult", "loopCounter");

    @Autowired
    ModelCheck check;

    @Autowired
    PublishedDelegates delegates;

    @Autowired
    List<BuildingBlock> blocks;

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("all")
    void passesTheAllowList(Path file) throws IOException {
        assertThat(check.findings(file.toString(), Files.readAllBytes(file))).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("processes")
    void isDrawnAndNamedInOurStyle(Path file) {
        assertThat(ModelStyle.violations(
                        Bpmn.readModelFromFile(file.toFile()),
                        file.getFileName().toString()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("processes")
    void usesDelegatesOfItsOwnModuleOrPublishedBuildingBlocks(Path file) throws IOException {
        Set<String> published = blocks.stream().map(BuildingBlock::delegate).collect(Collectors.toSet());
        String home = "com.bmasia.crm." + moduleOf(file) + ".process";
        BEAN.matcher(Files.readString(file)).results().map(hit -> hit.group(1)).forEach(bean -> {
            assertThat(delegates.types()).as(bean).containsKey(bean);
            if (!published.contains(bean)) {
                assertThat(delegates.types().get(bean).getPackageName())
                        .as(bean)
                        .startsWith(home);
            }
        });
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("processes")
    void usesMessagesAndVariablesThatTheCodeKnows(Path file) throws Exception {
        Set<String> constants = constantsOf(moduleOf(file));
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        assertThat(model.getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .isSubsetOf(constants);
        assertThat(variablesIn(Files.readString(file))).isSubsetOf(constants);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("processes")
    void callsOnlyWhatExists(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            assertThat(PROCESSES.resolve(moduleOf(file)).resolve(call.getCalledElement() + ".bpmn"))
                    .exists();
        }
        for (BusinessRuleTask rule : model.getModelElementsByType(BusinessRuleTask.class)) {
            assertThat(PROCESSES.resolve(moduleOf(file)).resolve(rule.getCamundaDecisionRef() + ".dmn"))
                    .exists();
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (task.getCamundaFormRef() != null) {
                assertThat(FORMS.resolve(moduleOf(file)).resolve(task.getCamundaFormRef() + ".form"))
                        .exists();
            }
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("decisions")
    void holdsTheDecisionItIsNamedAfter(Path file) {
        Collection<Decision> decisions = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class);
        assertThat(decisions)
                .extracting(decision -> decision.getId() + ".dmn")
                .contains(file.getFileName().toString());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("forms")
    void belongsToTaskOfItsName(Path file) throws IOException {
        String[] name = file.getFileName().toString().split("\\.");
        assertThat(Files.readString(file)).containsPattern("\"id\"\\s*:\\s*\"" + name[0] + "." + name[1] + "\"");
        BpmnModelInstance model = Bpmn.readModelFromFile(
                PROCESSES.resolve(moduleOf(file)).resolve(name[0] + ".bpmn").toFile());
        assertThat(model.getModelElementsByType(UserTask.class))
                .extracting(UserTask::getCamundaFormRef)
                .contains(name[0] + "." + name[1]);
    }

    @Test
    void seesWhatBreaksTheStyle() {
        String model = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <message id="answer" name="answered"/>
                  <process id="BadKey" isExecutable="true">
                    <startEvent id="start"/>
                    <sequenceFlow id="flow_one" sourceRef="start" targetRef="gateway_which"/>
                    <exclusiveGateway id="gateway_which" name="Which"/>
                    <sequenceFlow id="flow_two" sourceRef="gateway_which" targetRef="event_waited"/>
                    <sequenceFlow id="flow_three" sourceRef="gateway_which" targetRef="event_waited"/>
                    <intermediateCatchEvent id="event_waited" name="Waited"><timerEventDefinition id="timer"/></intermediateCatchEvent>
                    <sequenceFlow id="flow_four" sourceRef="event_waited" targetRef="serviceTask_act"/>
                    <sequenceFlow id="flow_five" sourceRef="event_waited" targetRef="serviceTask_email"/>
                    <serviceTask id="serviceTask_act" name="Act"/>
                    <serviceTask id="serviceTask_email" name="Email: done"/>
                  </process>
                </definitions>
                """;
        assertThat(ModelStyle.violations(
                        Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))),
                        "good-key.bpmn"))
                .contains(
                        "BadKey: the key is not in kebab case",
                        "BadKey: the file is called good-key.bpmn",
                        "start: the id is not event_verbNoun",
                        "start: no label",
                        "answer: not message_answered",
                        "gateway_which: not a question",
                        "flow_two: no answer",
                        "serviceTask_act: not drawn",
                        "flow_one: not drawn",
                        "event_waited: splits without a gateway",
                        "serviceTask_act: not asyncBefore",
                        "serviceTask_email: not asyncBefore");
    }

    private static Set<String> variablesIn(String model) {
        String withoutDelegates = BEAN.matcher(model).replaceAll("");
        Set<String> variables = new TreeSet<>();
        EXPRESSION
                .matcher(withoutDelegates
                        .replace("&#x27;", "'")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .replace("&gt;", ">")
                        .replace("&lt;", "<")
                        .replace("&quot;", "\""))
                .results()
                .forEach(hit -> new Builder()
                        .build(hit.group())
                        .getIdentifierNodes()
                        .forEach(identifier -> variables.add(identifier.getName())));
        variables.removeAll(ENGINES_OWN);
        return variables;
    }

    /** All words that the module's {@code ...Model} classes know: text constants and the keys of maps. */
    private static Set<String> constantsOf(String module) throws ReflectiveOperationException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Model")));
        Set<String> constants = new TreeSet<>();
        for (var candidate : scanner.findCandidateComponents("com.bmasia.crm." + module + ".process")) {
            for (Field field : Class.forName(candidate.getBeanClassName()).getDeclaredFields()) {
                field.setAccessible(true);
                if (field.getType() == String.class) {
                    constants.add((String) field.get(null));
                } else if (field.getType() == Map.class) {
                    ((Map<?, ?>) field.get(null)).keySet().forEach(name -> constants.add(name.toString()));
                }
            }
        }
        return constants;
    }

    private static String moduleOf(Path file) {
        return file.getParent().getFileName().toString();
    }

    static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(processes());
        all.addAll(decisions());
        all.addAll(forms());
        return all;
    }

    static List<Path> processes() throws IOException {
        return files(PROCESSES, ".bpmn");
    }

    static List<Path> decisions() throws IOException {
        return files(PROCESSES, ".dmn");
    }

    static List<Path> forms() throws IOException {
        return files(FORMS, ".form");
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
