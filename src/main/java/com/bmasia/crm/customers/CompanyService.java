package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.Change;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done with companies. {@code by} is who does it; null is the system itself. */
@Service
@Transactional
public class CompanyService {

    private final Companies companies;
    private final Contacts contacts;
    private final UserDirectory people;
    private final AuditLog audit;
    private final Clock clock;

    CompanyService(Companies companies, Contacts contacts, UserDirectory people, AuditLog audit, Clock clock) {
        this.companies = companies;
        this.contacts = contacts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    public CompanyId create(CompanyDetails details, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        checkAccountManager(null, details);
        Company company = companies.save(Company.create(details, clock.instant()));
        record("company.created", company, changes(null, company.details()), by);
        return company.id();
    }

    /** @param version what the person saw when the editing began; a later one means that somebody else was faster */
    public void edit(CompanyId id, int version, CompanyDetails details, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Company company = locked(id);
        if (!company.isVersion(version)) {
            throw new Conflict(
                    "customers.company.changed-meanwhile", company.details().name());
        }
        CompanyDetails before = company.details();
        checkAccountManager(before, details);
        company.edit(details, clock.instant());
        Map<String, Change> changes = changes(before, company.details());
        if (!changes.isEmpty()) {
            companies.save(company);
            record("company.edited", company, changes, by);
        }
    }

    public void deactivate(CompanyId id, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Company company = locked(id);
        if (company.isActive()) {
            company.deactivate(clock.instant());
            companies.save(company);
            record("company.deactivated", company, Map.of(), by);
        }
    }

    public void activate(CompanyId id, CurrentUser by) {
        Allowed.require(Permission.EDIT_CUSTOMERS, by);
        Company company = locked(id);
        if (!company.isActive()) {
            company.activate(clock.instant());
            companies.save(company);
            record("company.activated", company, Map.of(), by);
        }
    }

    /** Only a company that nothing refers to: one entered by mistake. Any other can be deactivated. */
    public void delete(CompanyId id, CurrentUser by) {
        Allowed.require(Permission.DELETE_CUSTOMERS, by);
        Company company = locked(id);
        String name = company.details().name();
        int people = contacts.countByCompanyId(id.value());
        if (people > 0) {
            throw new Conflict("customers.company.has-contacts", name, people);
        }
        ForeignKeys.deleteUnusedOnly(name, () -> companies.delete(company));
        record("company.deleted", company, Map.of(), by);
    }

    private Company locked(CompanyId id) {
        return companies.findLockedById(id.value()).orElseThrow(() -> new NotFound("company", id));
    }

    /** A manager who has left stays until somebody chooses another; nobody can be chosen who has left. */
    private void checkAccountManager(CompanyDetails before, CompanyDetails after) {
        UUID chosen = after.accountManagerId();
        boolean kept = before != null && chosen != null && chosen.equals(before.accountManagerId());
        if (chosen != null
                && !kept
                && people.find(new UserId(chosen))
                        .filter(UserDirectory.Person::active)
                        .isEmpty()) {
            throw new RuleViolation("accountManager", "customers.rule.account-manager");
        }
    }

    private Map<String, Change> changes(CompanyDetails before, CompanyDetails after) {
        return FieldChanges.between(
                before,
                after,
                id -> people.find(new UserId(id))
                        .map(UserDirectory.Person::name)
                        .orElse(null));
    }

    private void record(String action, Company company, Map<String, Change> changes, CurrentUser by) {
        audit.record(by, action, "company", company.id(), company.details().name(), changes);
    }
}
