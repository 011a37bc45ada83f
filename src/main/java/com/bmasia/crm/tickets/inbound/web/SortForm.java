package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import java.util.List;
import java.util.UUID;

/**
 * Where an email shall go.
 *
 * @param company id of the company of the new ticket
 * @param companyName typed instead of a choice where the page has no scripts
 * @param number of the ticket that it belongs to
 */
public record SortForm(UUID company, String companyName, String number) {

    /** Null where none was chosen, or the name is that of none or several. */
    CompanyId chosen(CustomerDirectory customers) {
        if (company != null || companyName == null || companyName.isBlank()) {
            return company == null ? null : new CompanyId(company);
        }
        List<CompanyRef> found = customers.companiesLike(companyName, 2).stream()
                .filter(one -> one.name().equalsIgnoreCase(companyName.strip()))
                .toList();
        return found.size() == 1 ? found.get(0).id() : null;
    }
}
