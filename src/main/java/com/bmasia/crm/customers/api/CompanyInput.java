package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.web.api.Given;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/** What a client may set of a company. */
record CompanyInput(
        Given<String> name,
        Given<String> legalName,
        Given<String> industry,
        Given<String> country,
        Given<String> city,
        Given<String> address,
        Given<BillingEntity> billingEntity,
        Given<Integer> paymentTerms,
        Given<String> taxId,
        Given<String> branchNumber,
        Given<Language> language,
        Given<Tier> tier,
        Given<String> website,
        Given<String> phone,
        Given<String> notes,
        Given<UUID> accountManager,
        Given<Boolean> isActive,
        @JsonAnySetter Map<String, JsonNode> others) {

    /** What a company is of which nothing is said. */
    static final CompanyDetails DEFAULTS = new CompanyDetails(
            null,
            null,
            null,
            null,
            null,
            null,
            BillingEntity.BMA_THAILAND,
            30,
            null,
            null,
            Language.EN,
            Tier.STANDARD,
            null,
            null,
            null,
            null);

    /** These details, with what was sent in their place. */
    CompanyDetails over(CompanyDetails now) {
        Integer days = paymentTerms.or(now.paymentTerms());
        return new CompanyDetails(
                name.or(now.name()),
                legalName.or(now.legalName()),
                industry.or(now.industry()),
                country.or(now.country()),
                city.or(now.city()),
                address.or(now.address()),
                billingEntity.or(now.billingEntity()),
                days == null ? DEFAULTS.paymentTerms() : days,
                taxId.or(now.taxId()),
                branchNumber.or(now.branchNumber()),
                language.or(now.language()),
                tier.or(now.tier()),
                website.or(now.website()),
                phone.or(now.phone()),
                notes.or(now.notes()),
                accountManager.or(now.accountManagerId()));
    }
}
