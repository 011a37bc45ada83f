package com.bmasia.crm.customers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Contacts extends ListCrudRepository<Contact, UUID> {

    /** In words of SQL: a query derived from the name of the method is built anew at each call. */
    @Query("select * from contact where id = :id for update")
    Optional<Contact> findLockedById(UUID id);

    int countByCompanyId(UUID companyId);

    /** Whether somebody else at the company has this address. */
    @Query("""
            select exists (select from contact
                            where company_id = :company and lower(email) = lower(:email) and id <> :self)
            """)
    boolean existsOther(UUID company, String email, UUID self);
}
