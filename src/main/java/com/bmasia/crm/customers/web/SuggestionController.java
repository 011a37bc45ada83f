package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What forms ask for while somebody types: companies and contacts to choose from, and hints of duplicates. */
@Controller
@RequestMapping("/customers")
@Requires(Permission.SEE_CUSTOMERS)
class SuggestionController {

    private static final int CHOICES = 20;

    /** Shorter texts look like half of all names. */
    private static final int SHORTEST_HINT = 3;

    private final CustomerDirectory directory;
    private final CompanyQueries companies;
    private final ContactQueries contacts;

    SuggestionController(CustomerDirectory directory, CompanyQueries companies, ContactQueries contacts) {
        this.directory = directory;
        this.companies = companies;
        this.contacts = contacts;
    }

    /** @param hint what tells two of the same text apart */
    record Choice(String value, String text, String hint) {}

    @GetMapping("/companies/choices")
    @ResponseBody
    List<Choice> companies(@RequestParam(defaultValue = "") String q) {
        return directory.companiesLike(q, CHOICES).stream()
                .map(company -> new Choice(company.id().toString(), company.name(), company.place()))
                .toList();
    }

    @GetMapping("/contacts/choices")
    @ResponseBody
    List<Choice> contacts(@RequestParam CompanyId company) {
        return directory.contactsOf(company).stream()
                .map(contact -> new Choice(contact.id().toString(), contact.name(), contact.email()))
                .toList();
    }

    /** The same companies as options of a data list, for the form field that works without scripts too. */
    @GetMapping("/companies/options")
    String options(@RequestParam(defaultValue = "") String companyName, Model model) {
        model.addAttribute("companies", directory.companiesLike(companyName, CHOICES));
        return "customers/suggestions :: options";
    }

    @GetMapping("/companies/similar")
    String similarCompanies(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) CompanyId except,
            Model model) {
        model.addAttribute(
                "companies", name.strip().length() < SHORTEST_HINT ? List.of() : companies.similar(name, except));
        return "customers/suggestions :: companies";
    }

    @GetMapping("/contacts/similar")
    String similarContacts(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) ContactId except,
            Model model) {
        model.addAttribute("contacts", email.isBlank() ? List.of() : contacts.withEmail(email, except));
        return "customers/suggestions :: contacts";
    }
}
