package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactFilter;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.SortBy;
import com.bmasia.crm.shared.Language;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the contact list as they stand in its address. Without a status only active contacts are listed. */
record ContactSearch(
        String q,
        Status status,
        CompanyId company,
        ContactType contactType,
        Language language,
        SortBy sort,
        String after) {

    ContactSearch {
        status = status == null ? Status.ACTIVE : status;
        sort = sort == null ? SortBy.NAME : sort;
    }

    ContactFilter filter() {
        return new ContactFilter(q, status.active, company, contactType, language);
    }

    /** Whether anything but the standard is set: an empty list then says that nothing matches. */
    public boolean narrowed() {
        return Addresses.isSet(q)
                || status != Status.ACTIVE
                || company != null
                || contactType != null
                || language != null;
    }

    /** This list's address at another path, such as that of the export. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Addresses.add(address, "q", q);
        Addresses.add(address, "status", status == Status.ACTIVE ? null : status);
        Addresses.add(address, "company", company);
        Addresses.add(address, "contactType", contactType);
        Addresses.add(address, "language", language);
        Addresses.add(address, "sort", sort == SortBy.NAME ? null : sort);
        return Addresses.write(address);
    }
}
