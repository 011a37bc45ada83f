package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;
import java.util.UUID;

/** Details as a test needs them: complete, and with one thing changed. */
final class Examples {

    private Examples() {}

    /** A word that no other test's records contain. */
    static String unique(String word) {
        return word + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    static CompanyDetails company(String name) {
        return new CompanyDetails(
                name,
                null,
                "Hotel",
                "Thailand",
                "Phuket",
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
    }

    static CompanyDetails withTaxId(String taxId, String country) {
        CompanyDetails of = company("Hotel");
        return new CompanyDetails(
                of.name(),
                null,
                null,
                country,
                null,
                null,
                of.billingEntity(),
                30,
                taxId,
                null,
                of.language(),
                of.tier(),
                null,
                null,
                null,
                null);
    }

    static CompanyDetails withPhone(String phone, String country) {
        CompanyDetails of = company("Hotel");
        return new CompanyDetails(
                of.name(),
                null,
                null,
                country,
                null,
                null,
                of.billingEntity(),
                30,
                null,
                null,
                of.language(),
                of.tier(),
                null,
                phone,
                null,
                null);
    }

    static CompanyDetails withWebsite(String website) {
        CompanyDetails of = company("Hotel");
        return new CompanyDetails(
                of.name(),
                null,
                null,
                null,
                null,
                null,
                of.billingEntity(),
                30,
                null,
                null,
                of.language(),
                of.tier(),
                website,
                null,
                null,
                null);
    }

    static ContactDetails contact(String name, String email) {
        return new ContactDetails(name, email, null, null, null, ContactType.OTHER, Language.EN, null);
    }
}
