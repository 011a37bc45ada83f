package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A person at a company. Stays with that company: who changes jobs becomes a new contact there. */
@Table("contact")
class Contact {

    @Id
    private final UUID id;

    @Version
    private Integer version;

    private final UUID companyId;

    @Embedded.Empty
    private ContactDetails details;

    private boolean active;
    private final Instant createdAt;
    private Instant updatedAt;

    Contact(
            UUID id,
            Integer version,
            UUID companyId,
            ContactDetails details,
            boolean active,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.version = version;
        this.companyId = companyId;
        this.details = details;
        this.active = active;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    static Contact create(Company company, ContactDetails details, Instant now) {
        ContactDetails checked = details.checked(company.details().country());
        return new Contact(Ids.next(), null, company.id().value(), checked, true, now, now);
    }

    void edit(Company company, ContactDetails changed, Instant now) {
        details = changed.checked(company.details().country());
        updatedAt = now;
    }

    /** No longer offered in forms, as when the person has left; everything about the contact stays. */
    void deactivate(Instant now) {
        active = false;
        updatedAt = now;
    }

    void activate(Instant now) {
        active = true;
        updatedAt = now;
    }

    ContactId id() {
        return new ContactId(id);
    }

    CompanyId company() {
        return new CompanyId(companyId);
    }

    boolean isVersion(int seen) {
        return version != null && version == seen;
    }

    ContactDetails details() {
        return details;
    }

    boolean isActive() {
        return active;
    }
}
