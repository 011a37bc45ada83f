package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A customer: somebody who buys music from us, or may. */
@Table("company")
class Company {

    @Id
    private final UUID id;

    @Version
    private Integer version;

    @Embedded.Empty
    private CompanyDetails details;

    private boolean active;
    private final Instant createdAt;
    private Instant updatedAt;

    Company(UUID id, Integer version, CompanyDetails details, boolean active, Instant createdAt, Instant updatedAt) {
        this.id = id;
        this.version = version;
        this.details = details;
        this.active = active;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    static Company create(CompanyDetails details, Instant now) {
        return new Company(Ids.next(), null, details.checked(), true, now, now);
    }

    void edit(CompanyDetails changed, Instant now) {
        details = changed.checked();
        updatedAt = now;
    }

    /** No longer offered in forms; everything about it stays. */
    void deactivate(Instant now) {
        active = false;
        updatedAt = now;
    }

    void activate(Instant now) {
        active = true;
        updatedAt = now;
    }

    CompanyId id() {
        return new CompanyId(id);
    }

    boolean isVersion(int seen) {
        return version != null && version == seen;
    }

    CompanyDetails details() {
        return details;
    }

    boolean isActive() {
        return active;
    }
}
