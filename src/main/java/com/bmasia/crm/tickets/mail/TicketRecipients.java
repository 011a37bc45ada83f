package com.bmasia.crm.tickets.mail;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.mail.Recipient;
import com.bmasia.crm.mail.outbox.MessageParts;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.ticket.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets what is said on a ticket: whom the agent named, or its contact and those who got a copy of the last answer. */
@Component
public class TicketRecipients {

    private static final int MOST = 20;

    private final CustomerDirectory customers;
    private final MessageParts mails;
    private final JdbcClient jdbc;

    TicketRecipients(CustomerDirectory customers, MessageParts mails, JdbcClient jdbc) {
        this.customers = customers;
        this.mails = mails;
        this.jdbc = jdbc;
    }

    /** Refuses what nobody would get: it would count as an answer, and the customer would not have one. */
    public Audience required(Ticket ticket, Reply reply) {
        Audience audience = of(ticket, reply);
        if (audience.isNobody()) {
            throw new RuleViolation("contact", "tickets.rule.recipient." + audience.problem(), ticket.number());
        }
        return audience;
    }

    public Audience of(Ticket ticket, Reply reply) {
        if (reply.to() == null) {
            Audience usual = usual(ticket);
            return reply.cc() == null || usual.isNobody()
                    ? usual
                    : new Audience(usual.to(), named(ticket, "cc", reply.cc()), null);
        }
        List<Recipient> to = named(ticket, "to", reply.to());
        List<Recipient> cc = named(ticket, "cc", reply.cc() == null ? List.of() : reply.cc()).stream()
                .filter(copy -> to.stream().noneMatch(one -> same(one, copy)))
                .toList();
        if (to.size() + cc.size() > MOST) {
            throw new RuleViolation("to", "tickets.rule.recipient.many", MOST);
        }
        return reachable(
                to,
                cc,
                to.isEmpty() ? Optional.ofNullable(usual(ticket).problem()).orElse("none") : null);
    }

    /** Those whom a reply was addressed to, whatever became of them since. */
    Audience listed(Ticket ticket, List<String> to, List<String> cc) {
        return new Audience(named(ticket, "to", to), named(ticket, "cc", cc), null);
    }

    public Audience usual(Ticket ticket) {
        Optional<ContactRef> contact = ticket.contact().flatMap(customers::contact);
        if (contact.isEmpty()) {
            return nobody("none");
        }
        ContactRef person = contact.get();
        if (!person.active()) {
            return nobody("inactive");
        }
        if (!EmailAddress.isValid(person.email())) {
            return nobody("no-address");
        }
        List<Recipient> to = List.of(recipient(person));
        List<Recipient> cc = named(ticket, "cc", lastCopies(ticket)).stream()
                .filter(copy -> !same(copy, to.get(0)))
                .toList();
        return reachable(to, cc, null);
    }

    /** People who get no mail from us are named with the others, as long as somebody is left who does. */
    private Audience reachable(List<Recipient> to, List<Recipient> cc, String problem) {
        Map<String, String> stopped =
                mails.stopped(to.stream().map(one -> one.address().value()).toList());
        boolean nobody =
                to.stream().allMatch(one -> stopped.containsKey(one.address().value()));
        return nobody ? nobody(problem == null ? "suppressed" : problem) : new Audience(to, cc, null);
    }

    private static Audience nobody(String problem) {
        return new Audience(List.of(), List.of(), problem);
    }

    /** Of the customer's last email: who got a copy of it gets a copy of the answer. */
    private List<String> lastCopies(Ticket ticket) {
        return jdbc
                .sql("""
                        select sent_cc from ticket_comment
                         where ticket_id = ? and author = 'CUSTOMER' and deleted_at is null
                         order by created_at desc, id desc limit 1
                        """)
                .param(ticket.id().value())
                .query((row, n) -> List.of((String[]) row.getArray(1).getArray()))
                .optional()
                .orElse(List.of())
                .stream()
                .filter(EmailAddress::isValid)
                .toList();
    }

    private List<Recipient> named(Ticket ticket, String field, List<String> addresses) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        Map<String, ContactRef> known = customers.contactsOf(ticket.company()).stream()
                .filter(contact -> EmailAddress.isValid(contact.email()))
                .collect(Collectors.toMap(
                        contact -> new EmailAddress(contact.email()).normalized(), contact -> contact, (a, b) -> a));
        Map<String, Recipient> named = new LinkedHashMap<>();
        for (String typed : addresses) {
            if (!EmailAddress.isValid(typed.strip())) {
                throw new RuleViolation(field, "tickets.rule.recipient.address", typed);
            }
            EmailAddress address = new EmailAddress(typed);
            ContactRef contact = known.get(address.normalized());
            named.putIfAbsent(
                    address.normalized(),
                    contact == null ? new Recipient(address, "", spokenIn(ticket)) : recipient(contact));
        }
        return new ArrayList<>(named.values());
    }

    /** Who is none of our contacts is written to in the language of the one whose ticket it is. */
    private Language spokenIn(Ticket ticket) {
        return ticket.contact()
                .flatMap(customers::contact)
                .map(TicketRecipients::languageOf)
                .orElse(Language.EN);
    }

    private static boolean same(Recipient one, Recipient other) {
        return one.address().normalized().equals(other.address().normalized());
    }

    private static Recipient recipient(ContactRef contact) {
        return new Recipient(new EmailAddress(contact.email()), contact.name(), languageOf(contact));
    }

    private static Language languageOf(ContactRef contact) {
        return Language.valueOf(contact.language());
    }
}
