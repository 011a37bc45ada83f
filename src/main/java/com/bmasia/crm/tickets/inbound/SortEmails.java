package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.CustomersByEmail;
import com.bmasia.crm.mail.inbound.DeskEmail;
import com.bmasia.crm.mail.inbound.DeskEmailState;
import com.bmasia.crm.mail.inbound.SortDeskEmails;
import com.bmasia.crm.mail.inbound.Verdict;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.inbound.CustomerEmails.Addressee;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person says where an email belongs that the machine could not place. */
@Service
@Transactional
@Requires(Permission.EDIT_ANY_TICKET)
public class SortEmails {

    private final SortDeskEmails emails;
    private final TicketsFromEmail opening;
    private final CustomerEmails tickets;
    private final CustomersByEmail customers;
    private final TicketQueries queries;
    private final EmailLetters letters;

    SortEmails(
            SortDeskEmails emails,
            TicketsFromEmail opening,
            CustomerEmails tickets,
            CustomersByEmail customers,
            TicketQueries queries,
            EmailLetters letters) {
        this.emails = emails;
        this.opening = opening;
        this.tickets = tickets;
        this.customers = customers;
        this.queries = queries;
        this.letters = letters;
    }

    /** A ticket of this company; its sender is a contact of it from now on. */
    public TicketId makeTicket(UUID id, CompanyId company, CurrentUser by) {
        if (company == null) {
            throw new RuleViolation("company", "tickets.rule.company.required");
        }
        DeskEmail email = emails.open(id);
        Verdict verdict = opening.open(company, sender(email, company, by).orElse(null), null, email, by);
        emails.settle(id, verdict, by);
        return new TicketId(verdict.about().id());
    }

    /** A comment on the ticket with this number, as if its sender had written to it. */
    public TicketId attach(UUID id, String number, CurrentUser by) {
        Addressee ticket = queries.byNumber(number == null ? "" : number.replaceAll("[\\[\\]\\s]", ""))
                .flatMap(tickets::find)
                .orElseThrow(() -> new RuleViolation("number", "tickets.inbound.rule.number"));
        if (ticket.closed()) {
            throw new RuleViolation("number", "tickets.inbound.rule.closed", ticket.number());
        }
        DeskEmail email = emails.open(id);
        ContactId contact = sender(email, ticket.company(), by)
                .or(() -> Optional.ofNullable(ticket.contact()))
                .orElseThrow(() -> new RuleViolation("number", "tickets.inbound.rule.nobody", ticket.number()));
        try {
            tickets.answer(ticket.id(), contact, letters.of(email));
        } catch (Conflict e) {
            throw new RuleViolation("number", e.messageKey(), e.arguments());
        }
        emails.settle(id, TicketsFromEmail.verdict(DeskEmailState.COMMENT, ticket), by);
        return ticket.id();
    }

    private Optional<ContactId> sender(DeskEmail email, CompanyId company, CurrentUser by) {
        return Optional.ofNullable(email.content().from())
                .filter(EmailAddress::isValid)
                .map(address -> customers.remember(company, email.content().fromName(), address, by));
    }
}
