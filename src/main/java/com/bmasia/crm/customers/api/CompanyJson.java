package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.UUID;

/** A company as the API answers it. */
record CompanyJson(
        UUID id,
        String name,
        String legalName,
        String industry,
        String country,
        String city,
        String address,
        BillingEntity billingEntity,
        int paymentTerms,
        String taxId,
        String branchNumber,
        Language language,
        Tier tier,
        String website,
        String phone,
        String notes,
        UUID accountManager,
        String accountManagerName,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    static CompanyJson of(CompanyView company) {
        CompanyDetails of = company.details();
        return new CompanyJson(
                company.id().value(),
                of.name(),
                of.legalName(),
                of.industry(),
                of.country(),
                of.city(),
                of.address(),
                of.billingEntity(),
                of.paymentTerms(),
                of.taxId(),
                of.branchNumber(),
                of.language(),
                of.tier(),
                of.website(),
                of.phone(),
                of.notes(),
                of.accountManagerId(),
                company.accountManager(),
                company.active(),
                company.createdAt(),
                company.updatedAt());
    }
}
