package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;

/** What a list of contacts is narrowed to; null in a field means: any. The search also finds people by their company's name. */
public record ContactFilter(
        String search, Boolean active, CompanyId company, ContactType contactType, Language language) {

    Conditions conditions() {
        return new Conditions()
                .search("c.search_text", search)
                .add("c.active = :active", "active", active)
                .add("c.company_id = :company", "company", company == null ? null : company.value())
                .add("c.contact_type = :contactType", "contactType", contactType)
                .add("c.language = :language", "language", language);
    }
}
