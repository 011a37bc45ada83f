package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyPanel;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKind.ListPage;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import com.bmasia.crm.web.QuickCreate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    @Order(20)
    RecordKind companyKind(JdbcClient jdbc) {
        return new TableOfRecords(
                        "company",
                        "customers",
                        "building",
                        Permission.SEE_CUSTOMERS,
                        Permission.SEE_CUSTOMERS,
                        new Source("company", "name", "/customers/companies/"),
                        jdbc)
                .searched("search_text", new ListPage("customers.companies", "/customers/companies?q="));
    }

    @Bean
    @Order(30)
    RecordKind contactKind(JdbcClient jdbc) {
        return new TableOfRecords(
                        "contact",
                        "customers",
                        "person-lines-fill",
                        Permission.SEE_CUSTOMERS,
                        Permission.SEE_CUSTOMERS,
                        new Source("contact", "name", "/customers/contacts/"),
                        jdbc)
                .searched("search_text", new ListPage("customers.contacts", "/customers/contacts?q="));
    }
}
