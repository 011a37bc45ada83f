package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.customers.CustomersByEmail;
import com.bmasia.crm.mail.inbound.Threads;
import com.bmasia.crm.mail.mime.ReadEmail;
import com.bmasia.crm.mail.replies.ReplyTokens;
import com.bmasia.crm.tickets.CustomerEmails;
import com.bmasia.crm.tickets.CustomerEmails.Addressee;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketKind;
import com.bmasia.crm.tickets.TicketQueries;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To which ticket an email belongs: by the Message-ID of an email of ours that it answers, by the token in the address that it
 * was sent to, by the number in its subject. What anybody can guess or copy is only believed of who takes part in the ticket.
 */
@Component
class FindTicket {

    private static final String KIND = TicketKind.NAME;

    private final Threads threads;
    private final ReplyTokens tokens;
    private final TicketQueries queries;
    private final CustomerEmails tickets;
    private final CustomersByEmail customers;
    private final JdbcClient jdbc;

    FindTicket(
            Threads threads,
            ReplyTokens tokens,
            TicketQueries queries,
            CustomerEmails tickets,
            CustomersByEmail customers,
            JdbcClient jdbc) {
        this.threads = threads;
        this.tokens = tokens;
        this.queries = queries;
        this.tickets = tickets;
        this.customers = customers;
        this.jdbc = jdbc;
    }

    /**
     * @param contact the sender, where known to the ticket's company; null for none
     * @param belongs whether the sender may write on the ticket
     * @param secret found by what only recipients of our emails know, and not by the number alone
     */
    record Found(Addressee ticket, ContactRef contact, boolean belongs, boolean secret) {}

    Optional<Found> of(ReadEmail email) {
        Optional<Addressee> known = threads.recordOf(email.references(), KIND)
                .flatMap(tickets::find)
                .or(() -> tokens.labelIn(email.recipients()).flatMap(this::numbered));
        if (known.isPresent()) {
            return known.map(ticket -> found(ticket, email, true));
        }
        return threads.recordOfInbound(email.references(), KIND)
                .flatMap(tickets::find)
                .or(() -> SubjectLine.numberIn(email.subject()).flatMap(this::numbered))
                .map(ticket -> found(ticket, email, false));
    }

    private Optional<Addressee> numbered(String number) {
        return queries.byNumber(number).map(TicketId::value).flatMap(tickets::find);
    }

    private Found found(Addressee ticket, ReadEmail email, boolean secret) {
        String sender = email.from();
        if (sender == null) {
            return new Found(ticket, null, false, secret);
        }
        ContactRef contact = customers.contacts(sender).stream()
                .filter(one -> one.company().equals(ticket.company()))
                .findFirst()
                .orElse(null);
        boolean takesPart = contact != null && contact.id().equals(ticket.contact())
                || participants(ticket).contains(sender);
        return new Found(ticket, contact, takesPart || secret && contact != null, secret);
    }

    /** Who got, or was named in, what was said on the ticket. */
    private Set<String> participants(Addressee ticket) {
        Set<String> addresses = threads.recipientsOf(KIND, ticket.id().value());
        addresses.addAll(jdbc.sql("""
                        select distinct lower(address)
                          from ticket_comment, unnest(sent_to || sent_cc) as address
                         where ticket_id = :ticket
                        """)
                .param("ticket", ticket.id().value())
                .query(String.class)
                .list());
        return addresses;
    }
}
