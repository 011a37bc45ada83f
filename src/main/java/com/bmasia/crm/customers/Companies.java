package com.bmasia.crm.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Companies extends ListCrudRepository<Company, UUID> {

    /** Locked until the transaction ends, so that two editors and two new contacts come one after the other. */
    /** In words of SQL: a query derived from the name of the method is built anew at each call. */
    @Query("select * from company where id = :id for update")
    Optional<Company> findLockedById(UUID id);
}
