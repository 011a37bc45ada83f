package com.bmasia.crm.tickets.ticket;

import com.bmasia.crm.shared.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The only door to the rows of tickets. */
@Component
public class Tickets {

    private final TicketRepository rows;

    Tickets(TicketRepository rows) {
        this.rows = rows;
    }

    /** Saves a ticket that is new: until the transaction ends nobody else can see it, so it counts as locked. */
    public Ticket begin(Ticket ticket) {
        Ticket saved = rows.save(ticket);
        return OncePerTransaction.of(saved.id(), () -> saved);
    }

    /** To be looked at, not changed. */
    public Optional<Ticket> find(TicketId id) {
        return rows.findById(id.value());
    }

    public Ticket get(TicketId id) {
        return find(id).orElseThrow(() -> new NotFound("ticket", id));
    }

    public Optional<Ticket> findLocked(TicketId id) {
        return rows.findWithLockById(id.value());
    }

    /**
     * Loads the ticket and holds its row until the transaction ends: two people who act on one ticket at once, or a person
     * and a timer, come one after the other. However often it is asked for in that transaction, it is loaded once.
     */
    public Ticket locked(TicketId id) {
        return OncePerTransaction.of(id, () -> findLocked(id).orElseThrow(() -> new NotFound("ticket", id)));
    }

    public void save(Ticket ticket) {
        rows.save(ticket);
    }

    public void delete(Ticket ticket) {
        rows.delete(ticket);
    }
}
