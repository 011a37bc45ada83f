package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketText;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import org.springframework.stereotype.Component;

/** What must hold for a ticket as it is typed. Refuses with all that does not; gives the company that it is about. */
@Component
class TicketRules {

    private final Tickets tickets;
    private final CustomerDirectory customers;
    private final UserDirectory people;

    TicketRules(Tickets tickets, CustomerDirectory customers, UserDirectory people) {
        this.tickets = tickets;
        this.customers = customers;
        this.people = people;
    }

    CompanyRef check(NewTicket given) {
        Checks checks = new Checks();
        TicketText.read(given.subject(), given.description(), given.tags(), checks);
        CompanyRef company = company(given.company(), given.contact(), true, checks);
        team(given.team(), checks);
        if (given.assignee() != null) {
            assignee(given.assignee(), checks);
        }
        if (given.followUpOf() != null) {
            boolean known = tickets.find(given.followUpOf()).isPresent();
            checks.require(known, "followUpOf", "tickets.rule.followUp.unknown");
        }
        checks.throwIfAny();
        return company;
    }

    /** A company that the ticket has already may be inactive by now. */
    CompanyRef check(TicketChanges changes, Ticket now) {
        Checks checks = new Checks();
        TicketText.read(changes.subject(), changes.description(), changes.tags(), checks);
        boolean another = !now.company().equals(changes.company());
        CompanyRef company = company(changes.company(), changes.contact(), another, checks);
        team(changes.team(), checks);
        checks.throwIfAny();
        return company;
    }

    private CompanyRef company(CompanyId company, ContactId contact, boolean mustBeActive, Checks checks) {
        if (company == null) {
            checks.add("company", "tickets.rule.company.required");
            return null;
        }
        CompanyRef known = customers.company(company).orElse(null);
        if (known == null) {
            checks.add("company", "tickets.rule.company.unknown");
            return null;
        }
        checks.require(!mustBeActive || known.active(), "company", "tickets.rule.company.inactive", known.name());
        boolean theirs = contact == null
                || customers
                        .contact(contact)
                        .filter(person -> person.company().equals(company))
                        .isPresent();
        checks.require(theirs, "contact", "tickets.rule.contact.ofOtherCompany", known.name());
        return known;
    }

    private void team(String team, Checks checks) {
        boolean known = team == null
                || people.teams().stream().anyMatch(one -> one.key().equals(team));
        checks.require(known, "team", "tickets.rule.team.unknown", team);
    }

    private void assignee(UserId assignee, Checks checks) {
        boolean active =
                people.find(assignee).filter(UserDirectory.Person::active).isPresent();
        checks.require(active, "assignee", "tickets.rule.assignee.inactive");
    }
}
