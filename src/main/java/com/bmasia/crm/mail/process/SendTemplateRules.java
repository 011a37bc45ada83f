package com.bmasia.crm.mail.process;

import static com.bmasia.crm.mail.outbox.ProcessMails.CONTACT;
import static com.bmasia.crm.mail.outbox.ProcessMails.LANGUAGE;
import static com.bmasia.crm.mail.outbox.ProcessMails.OCCASION;
import static com.bmasia.crm.mail.outbox.ProcessMails.RECIPIENT;
import static com.bmasia.crm.mail.outbox.ProcessMails.RECORD;
import static com.bmasia.crm.mail.outbox.ProcessMails.TEMPLATE;
import static com.bmasia.crm.mail.outbox.ProcessMails.TYPE;

import com.bmasia.crm.engine.BuildingBlock;
import com.bmasia.crm.mail.TemplateSource;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.outbox.ProcessMails;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.shared.EmailAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which parameters a step "Send template" takes. Words that decide what is sent are literal, so that they can be checked. */
@Component
class SendTemplateRules implements BuildingBlock {

    static final String DELEGATE = "sendTemplate";

    /** Variable of one visit: the id of its mail, or {@link #NOBODY}. */
    static final String MAIL = "mail";

    static final String NOBODY = "none";

    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> PARAMETERS = Set.of(TYPE, TEMPLATE, RECORD, RECIPIENT, OCCASION, LANGUAGE);

    private final ObjectProvider<TemplateSource> sources;

    SendTemplateRules(ObjectProvider<TemplateSource> sources) {
        this.sources = sources;
    }

    static String processKeyOf(DelegateExecution execution) {
        return execution
                .getProcessEngineServices()
                .getRepositoryService()
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getKey();
    }

    @Override
    public String delegate() {
        return DELEGATE;
    }

    @Override
    public List<Problem> problems(String processKey, Map<String, String> parameters) {
        Map<String, String> given = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Problem> problems = new ArrayList<>(aboutType(given));
        literal(given, TEMPLATE)
                .filter(id -> !ID.matcher(id).matches())
                .ifPresent(id -> problems.add(new Problem("mail.model.template", id)));
        literal(given, LANGUAGE)
                .filter(code -> !Set.of("en", "th").contains(code))
                .ifPresent(code -> problems.add(new Problem("mail.model.language", code)));
        problems.addAll(aboutRecord(processKey, given));
        return problems;
    }

    private static List<Problem> aboutType(Map<String, String> given) {
        String code = given.getOrDefault(TYPE, "");
        return Arrays.stream(TemplateType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .map(type -> given.keySet().stream()
                        .filter(name -> !PARAMETERS.contains(name) && !isVariable(name, type))
                        .sorted()
                        .map(name -> new Problem("mail.model.parameter", name, code))
                        .toList())
                .orElseGet(() -> List.of(new Problem(
                        "mail.model.type",
                        code,
                        list(Arrays.stream(TemplateType.values())
                                .map(TemplateType::code)
                                .toList()))));
    }

    private List<Problem> aboutRecord(String processKey, Map<String, String> given) {
        List<TemplateSource> all = sources.stream().toList();
        Optional<TemplateSource> source = ProcessMails.source(all, processKey, given.get(RECORD));
        if (source.isEmpty() && given.containsKey(RECORD)) {
            return List.of(new Problem(
                    "mail.model.record",
                    given.get(RECORD),
                    list(all.stream().map(known -> known.about().name()).toList())));
        }
        List<Problem> problems = new ArrayList<>();
        String recipient = given.getOrDefault(RECIPIENT, CONTACT);
        Set<String> recipients = source.map(TemplateSource::recipients).orElse(Set.of());
        if (!isExpression(recipient) && !EmailAddress.isValid(recipient) && !recipients.contains(recipient)) {
            problems.add(
                    source.isPresent()
                            ? new Problem("mail.model.recipient", recipient, list(recipients))
                            : new Problem("mail.model.noRecord", recipient));
        }
        Set<String> occasions = source.map(TemplateSource::occasions).orElse(Set.of());
        if (given.containsKey(OCCASION) && !occasions.contains(given.get(OCCASION))) {
            problems.add(new Problem("mail.model.occasion", given.get(OCCASION), list(occasions)));
        }
        return problems;
    }

    private static boolean isVariable(String name, TemplateType type) {
        return TemplateVariables.find(name)
                .filter(variable -> variable.isOfferedBy(type))
                .isPresent();
    }

    private static boolean isExpression(String value) {
        return value.contains("${") || value.contains("#{");
    }

    private static Optional<String> literal(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).filter(value -> !isExpression(value));
    }

    private static String list(Iterable<String> words) {
        Set<String> sorted = new TreeSet<>();
        words.forEach(sorted::add);
        return sorted.isEmpty() ? "-" : sorted.stream().collect(Collectors.joining(", "));
    }
}
