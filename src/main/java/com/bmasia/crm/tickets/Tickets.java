package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Tickets extends CrudRepository<Ticket, UUID> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
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
