package com.bmasia.crm.tickets.ticket;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface TicketRepository extends CrudRepository<Ticket, UUID> {

    /** In words of SQL: a query derived from the name of the method is built anew at each call. */
    @Query("select * from ticket where id = :id for update")
    Optional<Ticket> findWithLockById(UUID id);
}
