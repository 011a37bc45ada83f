package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.web.api.Given;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/** What a client may set of a contact; the company only once. */
record ContactInput(
        Given<UUID> company,
        Given<String> name,
        Given<String> email,
        Given<String> phone,
        Given<String> title,
        Given<String> department,
        Given<ContactType> contactType,
        Given<Language> language,
        Given<String> notes,
        Given<Boolean> isActive,
        @JsonAnySetter Map<String, JsonNode> others) {

    /** What a contact is of which nothing is said. */
    static final ContactDetails DEFAULTS =
            new ContactDetails(null, null, null, null, null, ContactType.OTHER, Language.EN, null);

    /** These details, with what was sent in their place. */
    ContactDetails over(ContactDetails now) {
        return new ContactDetails(
                name.or(now.name()),
                email.or(now.email()),
                phone.or(now.phone()),
                title.or(now.title()),
                department.or(now.department()),
                contactType.or(now.contactType()),
                language.or(now.language()),
                notes.or(now.notes()));
    }
}
