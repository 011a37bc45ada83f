package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyPanel;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the page frame and to its own company page. */
@Configuration(proxyBeanMethods = false)
class CustomersInMenu {

    private static final String GROUP = "web.nav.customers";
    private static final String SEE = "SEE_CUSTOMERS";

    @Bean
    NavigationEntry companiesInMenu() {
        return NavigationEntry.of(110, GROUP, "customers.companies", "/customers/companies", "building", SEE);
    }

    @Bean
    NavigationEntry contactsInMenu() {
        return NavigationEntry.of(120, GROUP, "customers.contacts", "/customers/contacts", "person-lines-fill", SEE);
    }

    @Bean
    CompanyPanel contactsOfCompanyPanel() {
        return new CompanyPanel("customers.contacts", 10, "/customers/companies/{id}/contacts");
    }
}
