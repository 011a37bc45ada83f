package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyFilter;
import com.bmasia.crm.customers.SortBy;
import com.bmasia.crm.customers.Tier;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the company list as they stand in its address. Without a status only active companies are listed. */
record CompanySearch(
        String q, Status status, BillingEntity billingEntity, String country, Tier tier, SortBy sort, String after) {

    CompanySearch {
        status = status == null ? Status.ACTIVE : status;
        sort = sort == null ? SortBy.NAME : sort;
    }

    CompanyFilter filter() {
        return new CompanyFilter(q, status.active, billingEntity, country, tier);
    }

    /** Whether anything but the standard is set: an empty list then says that nothing matches. */
    public boolean narrowed() {
        return Addresses.isSet(q)
                || status != Status.ACTIVE
                || billingEntity != null
                || Addresses.isSet(country)
                || tier != null;
    }

    /** This list's address at another path, such as that of the export. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Addresses.add(address, "q", q);
        Addresses.add(address, "status", status == Status.ACTIVE ? null : status);
        Addresses.add(address, "billingEntity", billingEntity);
        Addresses.add(address, "country", country);
        Addresses.add(address, "tier", tier);
        Addresses.add(address, "sort", sort == SortBy.NAME ? null : sort);
        return Addresses.write(address);
    }
}
