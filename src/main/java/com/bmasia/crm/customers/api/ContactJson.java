package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.UUID;

/** A contact as the API answers it. */
record ContactJson(
        UUID id,
        UUID company,
        String companyName,
        String name,
        String email,
        String phone,
        String title,
        String department,
        ContactType contactType,
        Language language,
        String notes,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    static ContactJson of(ContactView contact) {
        ContactDetails of = contact.details();
        return new ContactJson(
                contact.id().value(),
                contact.company().value(),
                contact.companyName(),
                of.name(),
                of.email(),
                of.phone(),
                of.title(),
                of.department(),
                of.contactType(),
                of.language(),
                of.notes(),
                contact.active(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
