package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.PhoneNumber;

/** What people write down about a contact. May hold anything until {@link #checked} has been through it. */
public record ContactDetails(
        String name,
        String email,
        String phone,
        String title,
        String department,
        ContactType contactType,
        Language language,
        String notes) {

    /**
     * The same, cleaned and in the form in which it is kept; refuses with everything that is wrong.
     *
     * @param country of the company: its telephone numbers may be written without country code
     */
    ContactDetails checked(String country) {
        Checks checks = new Checks();
        ContactDetails clean = new ContactDetails(
                checks.required("name", name, 200),
                checks.read("email", checks.line("email", email, 254), typed -> new EmailAddress(typed).value()),
                checks.read(
                        "phone",
                        checks.line("phone", phone, 40),
                        typed ->
                                PhoneNumber.of(typed, Countries.codeOf(country)).value()),
                checks.line("title", title, 120),
                checks.line("department", department, 120),
                checks.required("contactType", contactType),
                checks.required("language", language),
                checks.text("notes", notes, 4000));
        checks.throwIfAny();
        return clean;
    }
}
