package com.bmasia.crm.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Contacts extends ListCrudRepository<Contact, UUID> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Contact> findLockedById(UUID id);

    int countByCompanyId(UUID companyId);

    /** Whether somebody else at the company has this address. */
    @Query("""
            select exists (select from contact
                            where company_id = :company and lower(email) = lower(:email) and id <> :self)
            """)
    boolean existsOther(UUID company, String email, UUID self);
}
