package com.bmasia.crm.customers;

/** What a list of companies is narrowed to; null in a field means: any. */
public record CompanyFilter(String search, Boolean active, BillingEntity billingEntity, String country, Tier tier) {

    Conditions conditions() {
        return new Conditions()
                .search("c.search_text", search)
                .add("c.active = :active", "active", active)
                .add("c.billing_entity = :billingEntity", "billingEntity", billingEntity)
                .add("c.country = :country", "country", country == null || country.isBlank() ? null : country)
                .add("c.tier = :tier", "tier", tier);
    }
}
