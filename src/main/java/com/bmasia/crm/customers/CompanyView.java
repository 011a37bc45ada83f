package com.bmasia.crm.customers;

import java.time.Instant;

/** A company as lists, pages and the API show it. {@code accountManager} is the person's name. */
public record CompanyView(
        CompanyId id,
        int version,
        CompanyDetails details,
        String accountManager,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {}
