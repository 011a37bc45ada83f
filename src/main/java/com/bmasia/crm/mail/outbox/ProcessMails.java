package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateSource;
import com.bmasia.crm.mail.TemplateSource.MailContent;
import com.bmasia.crm.mail.TemplateSource.Request;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that steps of processes send: to whom and with what, the module of the record knows ({@link TemplateSource}); a
 * step may name an address and further values itself.
 */
@Service
@Transactional
public class ProcessMails {

    /** The parameters of a step, besides the variables of its template's type. */
    public static final String TYPE = "templateType";

    public static final String TEMPLATE = "template";
    public static final String RECORD = "record";
    public static final String RECIPIENT = "recipient";
    public static final String OCCASION = "occasion";
    public static final String LANGUAGE = "language";

    /** Whom a step writes to that does not say. */
    public static final String CONTACT = "contact";

    private final MailOutbox outbox;
    private final ObjectProvider<TemplateSource> sources;

    ProcessMails(MailOutbox outbox, ObjectProvider<TemplateSource> sources) {
        this.outbox = outbox;
        this.sources = sources;
    }

    /** Empty where there is nobody to write to, or nothing to say any more. */
    public Optional<MailId> send(ProcessStep step) {
        TemplateType type = TemplateType.of(step.parameter(TYPE));
        return content(step, type).stream()
                .flatMap(content -> mails(step, type, content).stream())
                .map(outbox::queue)
                .toList()
                .stream()
                .findFirst();
    }

    private Optional<MailContent> content(ProcessStep step, TemplateType type) {
        Language language = Optional.ofNullable(step.parameter(LANGUAGE))
                .map(code -> Language.valueOf(code.toUpperCase(Locale.ROOT)))
                .orElse(null);
        String named = Optional.ofNullable(step.parameter(RECIPIENT)).orElse(CONTACT);
        boolean address = EmailAddress.isValid(named);
        Request request =
                new Request(step.businessKey(), type, address ? null : named, step.parameter(OCCASION), language);
        Optional<TemplateSource> source = source(step);
        Optional<MailContent> content = source.isPresent()
                ? source.get().content(request)
                : Optional.of(new MailContent(null, Map.of(), null, null));
        return content.map(given -> new MailContent(
                address ? new Recipient(new EmailAddress(named), "", spoken(language)) : in(language, given.to()),
                given.values(),
                given.sender(),
                given.about(),
                address ? null : given.parts()));
    }

    private Optional<TemplateSource> source(ProcessStep step) {
        return source(sources.stream().toList(), step.processKey(), step.parameter(RECORD));
    }

    /** That of the kind of record which the step names, else that of the process. */
    public static Optional<TemplateSource> source(
            List<TemplateSource> sources, String processKey, String recordOrNull) {
        return sources.stream()
                .filter(source -> recordOrNull == null
                        ? source.about().processKeys().contains(processKey)
                        : source.about().name().equals(recordOrNull))
                .findFirst();
    }

    /** One to each recipient; the first has the step's own reason, so that a step that runs again sends nothing twice. */
    private static List<TemplateMail> mails(ProcessStep step, TemplateType type, MailContent content) {
        List<Recipient> everybody = content.everybody();
        return IntStream.range(0, everybody.size())
                .mapToObj(n -> mail(
                        step,
                        type,
                        n == 0 ? step.reason() : step.reason() + ":" + n,
                        new MailContent(
                                n == 0 ? content.to() : everybody.get(n),
                                content.values(),
                                content.sender(),
                                content.about(),
                                content.parts())))
                .toList();
    }

    private static TemplateMail mail(ProcessStep step, TemplateType type, String reason, MailContent content) {
        Map<String, String> values = new HashMap<>(content.values());
        TemplateVariables.of(type).forEach(variable -> {
            String given = step.parameter(variable.name());
            if (given != null) {
                values.put(variable.name(), given);
            }
        });
        TemplateMail mail = TemplateMail.of(reason, type, content.to(), values, content.about())
                .from(content.sender())
                .awaitedBy(step.instance());
        String template = step.parameter(TEMPLATE);
        TemplateMail chosen = template == null ? mail : mail.of(TemplateId.of(template));
        return content.parts() == null
                ? chosen
                : chosen.formatted(content.parts().markup())
                        .with(content.parts().files())
                        .together(content.parts().together());
    }

    private static Recipient in(Language language, Recipient to) {
        return to == null || language == null ? to : new Recipient(to.address(), to.name(), language);
    }

    private static Language spoken(Language language) {
        return language == null ? Language.EN : language;
    }

    /**
     * One visit of a process to a step that sends.
     *
     * @param occurrence another one for each visit, also of the same step in a loop
     * @param parameters of the step, evaluated; null values where an expression had none
     */
    public record ProcessStep(
            String processKey, String businessKey, String instance, String occurrence, Map<String, Object> parameters) {

        /** Unique for the mail of this visit. A visit that is rolled back and run again left no mail behind. */
        String reason() {
            return "process:" + instance + ":" + occurrence;
        }

        /** Null where it is missing or blank. */
        String parameter(String name) {
            Object value = parameters.get(name);
            return value == null || value.toString().isBlank()
                    ? null
                    : value.toString().strip();
        }
    }
}
