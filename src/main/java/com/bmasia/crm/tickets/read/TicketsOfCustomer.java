package com.bmasia.crm.tickets.read;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What else a customer has with us: the other open tickets beside one, and all of a contact. */
@Component
public class TicketsOfCustomer {

    private static final String OPEN = "status in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'PENDING')";

    /** Counting further would say no more. */
    private static final int COUNTED = 100;

    private final JdbcClient jdbc;

    TicketsOfCustomer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ofContact of the same person, not only of the same company */
    public record Other(
            TicketId id, String number, String subject, TicketStatus status, boolean ofContact, Instant createdAt) {}

    /**
     * The other open tickets of a ticket's customer.
     *
     * @param company how many of the company, up to 100; {@code contact} how many of these are of the contact
     * @param newest of the contact first, then newest first
     */
    public record Others(int company, int contact, List<Other> newest) {}

    /** When the contact was last heard from, and on which ticket. */
    public record Heard(TicketId ticket, String number, Instant at) {}

    public Others beside(TicketId ticket, int most) {
        String others = """
                 from ticket t join ticket o on o.company_id = t.company_id and o.id <> t.id
                where t.id = :id and o.""" + OPEN;
        List<Other> newest = jdbc.sql(
                        """
                        select o.id, o.number, o.subject, o.status, o.created_at,
                               coalesce(o.contact_id = t.contact_id, false) as of_contact
                        """ + others + " order by of_contact desc, o.created_at desc, o.id desc limit :most")
                .param("id", ticket.value())
                .param("most", most)
                .query((row, n) -> new Other(
                        new TicketId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("subject"),
                        TicketStatus.valueOf(row.getString("status")),
                        row.getBoolean("of_contact"),
                        Sql.instant(row, "created_at")))
                .list();
        return jdbc.sql("""
                        select count(*) as of_company, count(*) filter (where of_contact) as of_contact
                          from (select o.contact_id = t.contact_id as of_contact
                        """ + others + " limit :most) counted")
                .param("id", ticket.value())
                .param("most", COUNTED)
                .query((row, n) -> new Others(row.getInt("of_company"), row.getInt("of_contact"), newest))
                .single();
    }

    /** The tickets of a contact, open and closed, newest first. */
    public List<Other> ofContact(ContactId contact, int most) {
        return jdbc.sql("""
                        select id, number, subject, status, created_at from ticket
                         where contact_id = :contact order by created_at desc, id desc limit :most
                        """)
                .param("contact", contact.value())
                .param("most", most)
                .query((row, n) -> new Other(
                        new TicketId(Sql.uuid(row, "id")),
                        row.getString("number"),
                        row.getString("subject"),
                        TicketStatus.valueOf(row.getString("status")),
                        true,
                        Sql.instant(row, "created_at")))
                .list();
    }

    public Optional<Heard> lastHeardFrom(ContactId contact) {
        return jdbc.sql("""
                        select c.ticket_id, t.number, c.created_at
                          from ticket_comment c join ticket t on t.id = c.ticket_id
                         where c.contact_id = :contact and c.author = 'CUSTOMER' and c.deleted_at is null
                         order by c.created_at desc limit 1
                        """)
                .param("contact", contact.value())
                .query((row, n) -> new Heard(
                        new TicketId(row.getObject("ticket_id", UUID.class)),
                        row.getString("number"),
                        Sql.instant(row, "created_at")))
                .optional();
    }
}
