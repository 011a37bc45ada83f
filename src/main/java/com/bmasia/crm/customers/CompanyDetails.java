package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.PhoneNumber;
import com.bmasia.crm.shared.RuleViolation;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people write down about a company. May hold anything until {@link #checked} has been through it; what a company
 * keeps is always checked.
 *
 * @param country by English name or ISO code; kept as name
 * @param paymentTerms days after the invoice's date
 * @param taxId for a company in Thailand 13 digits, the last of which checks the others
 * @param branchNumber 5 digits of the Thai revenue department; 00000 is the head office
 */
public record CompanyDetails(
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
        UUID accountManagerId) {

    /** The same, cleaned and in the form in which it is kept; refuses with everything that is wrong. */
    CompanyDetails checked() {
        Checks checks = new Checks();
        String where = checks.read("country", checks.line("country", country, 80), CompanyDetails::country);
        checks.require(paymentTerms >= 0 && paymentTerms <= 365, "paymentTerms", "customers.rule.payment-terms");
        CompanyDetails clean = new CompanyDetails(
                checks.required("name", name, 200),
                checks.line("legalName", legalName, 200),
                checks.line("industry", industry, 80),
                where,
                checks.line("city", city, 80),
                checks.text("address", address, 500),
                checks.required("billingEntity", billingEntity),
                paymentTerms,
                checks.read("taxId", checks.line("taxId", taxId, 20), typed -> taxId(typed, where)),
                checks.read("branchNumber", checks.line("branchNumber", branchNumber, 5), CompanyDetails::branch),
                checks.required("language", language),
                checks.required("tier", tier),
                checks.read("website", checks.line("website", website, 200), CompanyDetails::website),
                checks.read(
                        "phone",
                        checks.line("phone", phone, 40),
                        typed -> PhoneNumber.of(typed, Countries.codeOf(where)).value()),
                checks.text("notes", notes, 4000),
                accountManagerId);
        checks.throwIfAny();
        return clean;
    }

    /** City and country in one line, as far as they are known. */
    public String place() {
        return Stream.of(city, country).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    }

    private static String country(String typed) {
        return Countries.named(typed).orElseThrow(() -> new RuleViolation("country", "customers.rule.country", typed));
    }

    private static String taxId(String typed, String country) {
        if (!Countries.THAILAND.equals(country)) {
            return typed;
        }
        String digits = typed.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{13}")) {
            throw new RuleViolation("taxId", "customers.rule.tax-id-digits");
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (13 - i);
        }
        if ((11 - sum % 11) % 10 != digits.charAt(12) - '0') {
            throw new RuleViolation("taxId", "customers.rule.tax-id-check");
        }
        return digits;
    }

    private static String branch(String typed) {
        if (!typed.matches("[0-9]{5}")) {
            throw new RuleViolation("branchNumber", "customers.rule.branch");
        }
        return typed;
    }

    /** Only http and https: the address becomes a link on the company's page. */
    private static String website(String typed) {
        String full = typed.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !typed.matches("(?i)[^:/]+:[0-9].*")
                ? typed
                : "https://" + typed;
        try {
            URI address = new URI(full);
            if (address.getScheme().matches("(?i)https?") && address.getHost() != null && full.length() <= 200) {
                return full;
            }
        } catch (java.net.URISyntaxException e) {
            // Said below.
        }
        throw new RuleViolation("website", "customers.rule.website");
    }
}
