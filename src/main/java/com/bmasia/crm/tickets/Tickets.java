package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface Tickets extends CrudRepository<Ticket, UUID> {

    /** Saves a ticket that is new: until the transaction ends nobody else can see it, so it counts as locked. */
    default Ticket begin(Ticket ticket) {
        Ticket saved = save(ticket);
        return OncePerTransaction.of(saved.id(), () -> saved);
    }

    /** In words of SQL: a query derived from the name of the method is built anew at each call. */
    @Query("select * from ticket where id = :id for update")
    Optional<Ticket> findWithLockById(UUID id);

    /**
     * Loads the ticket and holds its row until the transaction ends: two people who act on one ticket at once, or a person
     * and a timer, come one after the other. However often it is asked for in that transaction, it is loaded once.
     */
    default Ticket locked(TicketId id) {
        return OncePerTransaction.of(
                id, () -> findWithLockById(id.value()).orElseThrow(() -> new NotFound("ticket", id)));
    }
}
