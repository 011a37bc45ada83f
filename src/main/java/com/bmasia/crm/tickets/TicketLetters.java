package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.TemplateSource;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.TogetherWith;
import com.bmasia.crm.mail.inbound.Threads;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.tickets.ReplyRecords.Said;
import com.bmasia.crm.tickets.survey.SurveyLinks;
import com.bmasia.crm.users.records.RecordKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To whom mails about a ticket go, and with what: the contact of the ticket, in the contact's language. Internal notes are
 * never read here.
 */
@Component
class TicketLetters implements TemplateSource {

    private static final String CONTACT = "contact";
    private static final String REMINDER = "reminder";

    private final TicketKind kind;
    private final Tickets tickets;
    private final CustomerDirectory customers;
    private final SurveyLinks surveys;
    private final TicketRecipients recipients;
    private final ReplyRecords replies;
    private final TicketFiles files;
    private final Threads threads;
    private final JdbcClient jdbc;
    private final MessageSource texts;

    TicketLetters(
            TicketKind kind,
            Tickets tickets,
            CustomerDirectory customers,
            SurveyLinks surveys,
            TicketRecipients recipients,
            ReplyRecords replies,
            TicketFiles files,
            Threads threads,
            JdbcClient jdbc,
            MessageSource texts) {
        this.kind = kind;
        this.tickets = tickets;
        this.customers = customers;
        this.surveys = surveys;
        this.recipients = recipients;
        this.replies = replies;
        this.files = files;
        this.threads = threads;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Override
    public RecordKind about() {
        return kind;
    }

    @Override
    public Set<String> recipients() {
        return Set.of(CONTACT);
    }

    @Override
    public Set<String> occasions() {
        return Set.of(REMINDER);
    }

    @Override
    public Optional<MailContent> content(Request request) {
        // Locked: a solution that is being undone at this moment must not be told.
        return tickets.findWithLockById(UUID.fromString(request.businessKey()))
                .filter(ticket -> isStillTrue(ticket, request))
                .map(ticket -> letter(ticket, request));
    }

    /** The step may run long after its moment: a mail about a ticket that was taken up again, or given up, only confuses. */
    private boolean isStillTrue(Ticket ticket, Request request) {
        if (REMINDER.equals(request.occasion())) {
            return ticket.status() == TicketStatus.PENDING;
        }
        return switch (request.type()) {
            case TICKET_RECEIVED ->
                ticket.status() != TicketStatus.CLOSED
                        && threads.mayAnswer(TicketKind.NAME, ticket.id().value());
            case TICKET_RESOLVED, SATISFACTION_SURVEY -> ticket.isSolved();
            default -> true;
        };
    }

    private MailContent letter(Ticket ticket, Request request) {
        Optional<Said> solution = request.type() == TemplateType.TICKET_RESOLVED && !ticket.isResolvedWithoutAnswer()
                ? replies.solution(ticket.id())
                : Optional.empty();
        if (solution.isPresent()) {
            return telling(ticket, solution.get(), request.language());
        }
        Language language = Optional.ofNullable(request.language())
                .or(() -> contact(ticket).map(TicketLetters::languageOf))
                .orElse(Language.EN);
        return new MailContent(
                contact(ticket).map(TicketLetters::recipient).orElse(null),
                values(ticket, ticket.status(), text(ticket, request, language), language),
                ticket.assignee().orElse(null),
                about(ticket));
    }

    /** With the survey, which asks a contact: without one, the solution has been told when it was written. */
    private MailContent telling(Ticket ticket, Said solution, Language wanted) {
        MailContent letter = saying(ticket, ticket.status(), solution, wanted);
        return ticket.contact().isPresent() ? letter : new MailContent(null, Map.of(), null, about(ticket));
    }

    /** What staff said, to whom they said it; the status is the one that follows from saying it. */
    MailContent saying(Ticket ticket, TicketStatus status, Said said) {
        return saying(ticket, status, said, null);
    }

    private MailContent saying(Ticket ticket, TicketStatus status, Said said, Language wanted) {
        Audience audience = recipients.listed(ticket, said.to(), said.cc());
        Recipient first = audience.isNobody() ? null : audience.to().get(0);
        Language language = wanted != null ? wanted : first == null ? Language.EN : first.language();
        return new MailContent(
                first,
                values(ticket, status, said.text(), language),
                ticket.assignee().orElse(null),
                about(ticket),
                new Parts(
                        new TogetherWith(said.comment(), audience.to(), audience.cc(), said.undoUntil()),
                        said.html() == null ? Map.of() : Map.of("ticket_text", said.html()),
                        files.forMail(said.comment())));
    }

    private Map<String, String> values(Ticket ticket, TicketStatus status, String text, Language language) {
        Map<String, String> values = new HashMap<>();
        values.put(
                "company_name",
                customers.company(ticket.company()).map(CompanyRef::name).orElse(""));
        values.put("ticket_number", ticket.number());
        values.put("ticket_subject", ticket.subject());
        values.put("ticket_status", words("tickets.mail.status." + status.code(), language));
        values.put("ticket_text", text);
        ticket.contact().ifPresent(contact -> values.putAll(surveys.variables(ticket.id(), contact, language)));
        return values;
    }

    private static AboutRecord about(Ticket ticket) {
        return new AboutRecord(TicketKind.NAME, ticket.id().value());
    }

    private String text(Ticket ticket, Request request, Language language) {
        if (REMINDER.equals(request.occasion())) {
            return words("tickets.mail.reminder", language, lastAnswer(ticket).orElse(ticket.subject()));
        }
        return switch (request.type()) {
            case TICKET_RESOLVED, SATISFACTION_SURVEY -> resolution(ticket, language);
            case TICKET_UPDATED -> lastAnswer(ticket).orElse(ticket.subject());
            default -> ticket.description().isBlank() ? ticket.subject() : ticket.description();
        };
    }

    private String resolution(Ticket ticket, Language language) {
        return ticket.isResolvedWithoutAnswer()
                ? words("tickets.mail.noAnswer", language)
                : ticket.resolution().orElse(ticket.subject());
    }

    /** What staff said to the customer last. */
    private Optional<String> lastAnswer(Ticket ticket) {
        return jdbc.sql("""
                        select text from ticket_comment
                         where ticket_id = :ticket and author = 'STAFF' and not internal and deleted_at is null
                         order by created_at desc, id desc limit 1
                        """)
                .param("ticket", ticket.id().value())
                .query(String.class)
                .optional();
    }

    private Optional<ContactRef> contact(Ticket ticket) {
        return ticket.contact()
                .flatMap(customers::contact)
                .filter(contact -> contact.active() && EmailAddress.isValid(contact.email()));
    }

    private static Recipient recipient(ContactRef contact) {
        return new Recipient(new EmailAddress(contact.email()), contact.name(), languageOf(contact));
    }

    private static Language languageOf(ContactRef contact) {
        return Language.valueOf(contact.language());
    }

    private String words(String key, Language language, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.forLanguageTag(language.name()));
    }
}
