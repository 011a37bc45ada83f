package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done with contacts. {@code by} is who does it; null is the system itself. */
@Service
@Transactional
public class ContactService {

    private final Contacts contacts;
    private final Companies companies;
    private final AuditLog audit;
    private final Clock clock;

    ContactService(Contacts contacts, Companies companies, AuditLog audit, Clock clock) {
        this.contacts = contacts;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    public ContactId create(CompanyId companyId, ContactDetails details, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Company company = companies
                .findLockedById(companyId.value())
                .orElseThrow(() -> new RuleViolation("company", "customers.rule.company"));
        Contact contact = Contact.create(company, details, clock.instant());
        checkEmailIsFree(contact);
        contacts.save(contact);
        record("contact.created", contact, changes(null, contact.details()), by);
        return contact.id();
    }

    /** @param version what the person saw when the editing began; a later one means that somebody else was faster */
    public void edit(ContactId id, int version, ContactDetails details, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Contact contact = find(id);
        // The company first, as in create: one order of locks, so that two people never wait for each other.
        Company company = companies.findLockedById(contact.company().value()).orElseThrow();
        contact = locked(id);
        if (!contact.isVersion(version)) {
            throw new Conflict(
                    "customers.contact.changed-meanwhile", contact.details().name());
        }
        ContactDetails before = contact.details();
        contact.edit(company, details, clock.instant());
        checkEmailIsFree(contact);
        Map<String, Change> changes = changes(before, contact.details());
        if (!changes.isEmpty()) {
            contacts.save(contact);
            record("contact.edited", contact, changes, by);
        }
    }

    public void deactivate(ContactId id, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Contact contact = locked(id);
        if (contact.isActive()) {
            contact.deactivate(clock.instant());
            contacts.save(contact);
            record("contact.deactivated", contact, Map.of(), by);
        }
    }

    public void activate(ContactId id, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Contact contact = locked(id);
        if (!contact.isActive()) {
            contact.activate(clock.instant());
            contacts.save(contact);
            record("contact.activated", contact, Map.of(), by);
        }
    }

    /** Only a contact that nothing refers to: one entered by mistake. Any other can be deactivated. */
    public void delete(ContactId id, CurrentUser by) {
        Allowed.require(Permission.DELETE_CUSTOMERS, by);
        Contact contact = locked(id);
        ForeignKeys.deleteUnusedOnly(contact.details().name(), () -> contacts.delete(contact));
        record("contact.deleted", contact, Map.of(), by);
    }

    private Contact find(ContactId id) {
        return contacts.findById(id.value()).orElseThrow(() -> new NotFound("contact", id));
    }

    private Contact locked(ContactId id) {
        return contacts.findLockedById(id.value()).orElseThrow(() -> new NotFound("contact", id));
    }

    /** Holds because the company is locked: nobody else can add the same address in between. */
    private void checkEmailIsFree(Contact contact) {
        String email = contact.details().email();
        if (email != null
                && contacts.existsOther(
                        contact.company().value(), email, contact.id().value())) {
            throw new RuleViolation("email", "customers.rule.email-taken", email);
        }
    }

    private static Map<String, Change> changes(ContactDetails before, ContactDetails after) {
        return FieldChanges.between(before, after, Object::toString);
    }

    private void record(String action, Contact contact, Map<String, Change> changes, CurrentUser by) {
        audit.record(by, action, "contact", contact.id(), contact.details().name(), changes);
    }
}
