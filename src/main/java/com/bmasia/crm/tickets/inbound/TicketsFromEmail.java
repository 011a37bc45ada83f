package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.customers.CustomersByEmail;
import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.inbound.DeskEmail;
import com.bmasia.crm.mail.inbound.DeskEmailState;
import com.bmasia.crm.mail.inbound.HandleEmail;
import com.bmasia.crm.mail.inbound.Threads;
import com.bmasia.crm.mail.inbound.Verdict;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.CustomerEmails;
import com.bmasia.crm.tickets.CustomerEmails.Addressee;
import com.bmasia.crm.tickets.NewTicket;
import com.bmasia.crm.tickets.TicketCategory;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketKind;
import com.bmasia.crm.tickets.TicketPriority;
import com.bmasia.crm.tickets.TicketSource;
import com.bmasia.crm.tickets.inbound.FindTicket.Found;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What becomes of an email to a desk: a comment on its ticket, a new ticket, or an entry for a person to decide. */
@Component
class TicketsFromEmail implements HandleEmail {

    private final FindTicket find;
    private final CustomerEmails tickets;
    private final CustomersByEmail customers;
    private final Threads threads;
    private final EmailLetters letters;

    TicketsFromEmail(
            FindTicket find,
            CustomerEmails tickets,
            CustomersByEmail customers,
            Threads threads,
            EmailLetters letters) {
        this.find = find;
        this.tickets = tickets;
        this.customers = customers;
        this.threads = threads;
        this.letters = letters;
    }

    @Override
    public Verdict handle(DeskEmail email) {
        ReadEmail content = email.content();
        if (content.from() != null && threads.isOurs(content.from())) {
            return Verdict.automatic().because("own", content.from());
        }
        Optional<Found> found = find.of(content);
        if (content.isAutomatic()) {
            return found.filter(Found::belongs)
                    .map(ticket -> note(ticket, email))
                    .orElseGet(Verdict::automatic);
        }
        if (found.isPresent() && found.get().belongs()) {
            return answer(found.get(), email);
        }
        if (found.isPresent() && found.get().secret()) {
            return Verdict.review("not-participant", found.get().ticket().number());
        }
        return fresh(email);
    }

    private Verdict note(Found found, DeskEmail email) {
        Addressee ticket = found.ticket();
        if (!ticket.closed()) {
            tickets.note(ticket.id(), contact(found, email.content()), letters.of(email));
        }
        return verdict(DeskEmailState.COMMENT, ticket).because("automatic", "");
    }

    private Verdict answer(Found found, DeskEmail email) {
        Addressee ticket = found.ticket();
        ContactId contact = contact(found, email.content());
        if (ticket.closed()) {
            return open(ticket.company(), contact, ticket.id(), email);
        }
        tickets.answer(ticket.id(), contact, letters.of(email));
        return verdict(DeskEmailState.COMMENT, ticket);
    }

    /** Somebody whom we put in copy takes part without being a contact yet. */
    private ContactId contact(Found found, ReadEmail content) {
        return found.contact() != null
                ? found.contact().id()
                : customers.remember(found.ticket().company(), content.fromName(), content.from(), null);
    }

    /** No ticket that the sender may write on, whatever number stands in the subject. */
    private Verdict fresh(DeskEmail email) {
        String sender = email.content().from();
        if (sender == null || !EmailAddress.isValid(sender)) {
            return Verdict.review("no-sender", "");
        }
        List<ContactRef> contacts = customers.contacts(sender);
        if (contacts.size() == 1) {
            return open(contacts.get(0).company(), contacts.get(0).id(), null, email);
        }
        if (contacts.size() > 1) {
            return Verdict.review("several-companies", sender);
        }
        List<CompanyId> companies = customers.companiesOfDomain(sender);
        if (companies.size() == 1) {
            ContactId contact =
                    customers.remember(companies.get(0), email.content().fromName(), sender, null);
            return open(companies.get(0), contact, null, email);
        }
        return Verdict.review(companies.isEmpty() ? "unknown-sender" : "several-companies", sender);
    }

    private Verdict open(CompanyId company, ContactId contact, TicketId followUpOf, DeskEmail email) {
        try {
            return open(company, contact, followUpOf, email, null);
        } catch (RuleViolation e) {
            return Verdict.review("company-inactive", "");
        }
    }

    Verdict open(CompanyId company, ContactId contact, TicketId followUpOf, DeskEmail email, CurrentUser by) {
        NewTicket given = new NewTicket(
                "",
                "",
                TicketCategory.GENERAL,
                TicketPriority.MEDIUM,
                TicketSource.EMAIL,
                company,
                contact,
                null,
                email.team(),
                List.of(),
                null,
                followUpOf);
        TicketId id = tickets.open(given, letters.of(email), by);
        Verdict verdict =
                verdict(DeskEmailState.TICKET, tickets.find(id.value()).orElseThrow());
        return email.mayAnswer() ? verdict.withAnswer() : verdict;
    }

    static Verdict verdict(DeskEmailState state, Addressee ticket) {
        return Verdict.of(state, new AboutRecord(TicketKind.NAME, ticket.id().value()), ticket.number());
    }
}
