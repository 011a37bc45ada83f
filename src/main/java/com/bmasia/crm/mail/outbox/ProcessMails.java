package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateMail;
import com.bmasia.crm.mail.TemplateSource;
import com.bmasia.crm.mail.TemplateSource.Letter;
import com.bmasia.crm.mail.TemplateSource.Request;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.templates.TemplateVariables;
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
        return letter(step, type).stream()
                .flatMap(letter -> mails(step, type, letter).stream())
                .map(outbox::queue)
                .toList()
                .stream()
                .findFirst();
    }

    private Optional<Letter> letter(ProcessStep step, TemplateType type) {
        Language language = Optional.ofNullable(step.parameter(LANGUAGE))
                .map(code -> Language.valueOf(code.toUpperCase(Locale.ROOT)))
                .orElse(null);
        String named = Optional.ofNullable(step.parameter(RECIPIENT)).orElse(CONTACT);
        boolean address = EmailAddress.isValid(named);
        Request request =
                new Request(step.businessKey(), type, address ? null : named, step.parameter(OCCASION), language);
        Optional<TemplateSource> source = source(step);
        Optional<Letter> letter =
                source.isPresent() ? source.get().letter(request) : Optional.of(new Letter(null, Map.of(), null, null));
        return letter.map(given -> new Letter(
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
    private static List<TemplateMail> mails(ProcessStep step, TemplateType type, Letter letter) {
        List<Recipient> everybody = letter.everybody();
        Language language = letter.to() == null ? null : letter.to().language();
        return IntStream.range(0, everybody.size())
                .mapToObj(n -> mail(
                        step,
                        type,
                        n == 0 ? step.reason() : step.reason() + ":" + n,
                        new Letter(
                                n == 0 ? letter.to() : in(language, everybody.get(n)),
                                letter.values(),
                                letter.sender(),
                                letter.about(),
                                letter.parts())))
                .toList();
    }

    private static TemplateMail mail(ProcessStep step, TemplateType type, String reason, Letter letter) {
        Map<String, String> values = new HashMap<>(letter.values());
        TemplateVariables.of(type).forEach(variable -> {
            String given = step.parameter(variable.name());
            if (given != null) {
                values.put(variable.name(), given);
            }
        });
        TemplateMail mail = TemplateMail.of(reason, type, letter.to(), values, letter.about())
                .from(letter.sender())
                .awaitedBy(step.instance());
        String template = step.parameter(TEMPLATE);
        TemplateMail chosen = template == null ? mail : mail.of(TemplateId.of(template));
        return letter.parts() == null
                ? chosen
                : chosen.formatted(letter.parts().markup())
                        .with(letter.parts().files())
                        .together(letter.parts().together());
    }

    private static Recipient in(Language language, Recipient to) {
        return to == null || language == null ? to : new Recipient(to.address(), to.name(), language);
    }

    private static Language spoken(Language language) {
        return language == null ? Language.EN : language;
    }
}
