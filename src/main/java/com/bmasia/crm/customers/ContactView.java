package com.bmasia.crm.customers;

import java.time.Instant;

/** A contact as lists, pages and the API show it, with the company's name. */
public record ContactView(
        ContactId id,
        int version,
        CompanyId company,
        String companyName,
        ContactDetails details,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {}
