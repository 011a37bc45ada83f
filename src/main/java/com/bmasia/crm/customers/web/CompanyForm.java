package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.PhoneNumber;
import java.util.UUID;

/** A company as it is typed. {@code version} is what the person saw when the form was opened. */
record CompanyForm(
        Integer version,
        String name,
        String legalName,
        String industry,
        String country,
        String city,
        String address,
        BillingEntity billingEntity,
        String paymentTerms,
        String taxId,
        String branchNumber,
        Language language,
        Tier tier,
        String website,
        String phone,
        String notes,
        UUID accountManager) {

    /** What a new company begins with. */
    static CompanyForm empty(String name) {
        return new CompanyForm(
                null,
                name,
                null,
                null,
                "Thailand",
                null,
                null,
                BillingEntity.BMA_THAILAND,
                "30",
                null,
                null,
                Language.EN,
                Tier.STANDARD,
                null,
                null,
                null,
                null);
    }

    static CompanyForm of(CompanyView company) {
        CompanyDetails saved = company.details();
        return new CompanyForm(
                company.version(),
                saved.name(),
                saved.legalName(),
                saved.industry(),
                saved.country(),
                saved.city(),
                saved.address(),
                saved.billingEntity(),
                Integer.toString(saved.paymentTerms()),
                saved.taxId(),
                saved.branchNumber(),
                saved.language(),
                saved.tier(),
                saved.website(),
                PhoneNumber.readable(saved.phone()),
                saved.notes(),
                saved.accountManagerId());
    }

    /** What was typed, over the version that is saved now. */
    CompanyForm over(CompanyForm saved) {
        return new CompanyForm(
                saved.version,
                name,
                legalName,
                industry,
                country,
                city,
                address,
                billingEntity,
                paymentTerms,
                taxId,
                branchNumber,
                language,
                tier,
                website,
                phone,
                notes,
                accountManager);
    }

    CompanyDetails details() {
        return new CompanyDetails(
                name,
                legalName,
                industry,
                country,
                city,
                address,
                billingEntity,
                days(),
                taxId,
                branchNumber,
                language,
                tier,
                website,
                phone,
                notes,
                accountManager);
    }

    /** What is no number becomes one that the rule of payment terms refuses. */
    private int days() {
        try {
            return Integer.parseInt(paymentTerms.strip());
        } catch (NumberFormatException | NullPointerException e) {
            return -1;
        }
    }
}
