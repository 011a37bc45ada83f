package com.bmasia.crm.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Companies extends ListCrudRepository<Company, UUID> {

    /** Locked until the transaction ends, so that two editors and two new contacts come one after the other. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Company> findLockedById(UUID id);
}
