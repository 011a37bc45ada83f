package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.ContactPanel;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a person who works on a record of a customer wants to know of the company, for the side of any record's page. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class BesideRecords {

    private final CompanyQueries companies;

    BesideRecords(CompanyQueries companies) {
        this.companies = companies;
    }

    /** The panel is here and not in the mail module, which knows no contacts. */
    @Bean
    static ContactPanel emailsOfContactPanel() {
        return new ContactPanel("customers.contact.emails", 20, "/mail/log/to?address={email}");
    }

    @GetMapping("/customers/companies/{id}/facts")
    String facts(@PathVariable CompanyId id, Model model) {
        model.addAttribute("company", companies.find(id));
        return "customers/companies/facts :: facts";
    }
}
