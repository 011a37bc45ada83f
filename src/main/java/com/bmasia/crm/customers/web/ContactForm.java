package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.PhoneNumber;

/**
 * A contact as it is typed. {@code version} is what the person saw when the form was opened; the company is chosen by id,
 * or by typing its name.
 */
record ContactForm(
        Integer version,
        CompanyId company,
        String companyName,
        String name,
        String email,
        String phone,
        String title,
        String department,
        ContactType contactType,
        Language language,
        String notes) {

    /** What a new contact begins with. */
    static ContactForm empty(CompanyId company, String companyName) {
        return new ContactForm(
                null, company, companyName, null, null, null, null, null, ContactType.OTHER, Language.EN, null);
    }

    static ContactForm of(ContactView contact) {
        ContactDetails saved = contact.details();
        return new ContactForm(
                contact.version(),
                contact.company(),
                contact.companyName(),
                saved.name(),
                saved.email(),
                PhoneNumber.readable(saved.phone()),
                saved.title(),
                saved.department(),
                saved.contactType(),
                saved.language(),
                saved.notes());
    }

    ContactForm at(CompanyId company, String companyName, Integer version) {
        return new ContactForm(
                version, company, companyName, name, email, phone, title, department, contactType, language, notes);
    }

    /** What was typed, over the version that is saved now. */
    ContactForm over(ContactForm saved) {
        return at(saved.company, saved.companyName, saved.version);
    }

    ContactDetails details() {
        return new ContactDetails(name, email, phone, title, department, contactType, language, notes);
    }
}
