package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;

/** What a list of contacts is narrowed to; null in a field means: any. */
public record ContactFilter(
        String search, Boolean active, CompanyId company, ContactType contactType, Language language) {

    /**
     * The search also finds the people of a company that has what was typed in its name.
     *
     * @param pattern the SQL parameter with what was typed
     */
    static String search(String pattern) {
        return "(c.search_text ilike " + pattern
                + " or c.company_id = any (array(select id from company where name ilike " + pattern + " limit 500)))";
    }

    Conditions conditions() {
        return new Conditions()
                .search(search(":pattern"), search)
                .add("c.active = :active", "active", active)
                .add("c.company_id = :company", "company", company == null ? null : company.value())
                .add("c.contact_type = :contactType", "contactType", contactType)
                .add("c.language = :language", "language", language);
    }
}
