package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyPanel;
import com.bmasia.crm.users.AuditVocabulary;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import com.bmasia.crm.web.QuickCreate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the page frame and to its own company page. */
@Configuration(proxyBeanMethods = false)
class CustomersInMenu {

    private static final String GROUP = "web.nav.customers";
    private static final String SEE = Permission.SEE_CUSTOMERS.name();
    private static final String EDIT = Permission.EDIT_CUSTOMERS.name();

    @Bean
    NavigationEntry companiesInMenu() {
        return NavigationEntry.of(110, GROUP, "customers.companies", "/customers/companies", "building", SEE);
    }

    @Bean
    NavigationEntry contactsInMenu() {
        return NavigationEntry.of(120, GROUP, "customers.contacts", "/customers/contacts", "person-lines-fill", SEE);
    }

    @Bean
    QuickCreate createCompany() {
        return new QuickCreate(20, "customers.company", "/customers/companies/new", "building", EDIT);
    }

    @Bean
    QuickCreate createContact() {
        return new QuickCreate(30, "customers.contact", "/customers/contacts/new", "person-plus", EDIT);
    }

    @Bean
    CompanyPanel contactsOfCompanyPanel() {
        return new CompanyPanel("customers.contacts", 10, "/customers/companies/{id}/contacts");
    }

    @Bean
    AuditVocabulary wordsOfAuditedCompanies() {
        return new AuditVocabulary("company", "customers");
    }

    @Bean
    AuditVocabulary wordsOfAuditedContacts() {
        return new AuditVocabulary("contact", "customers");
    }
}
