package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.customers.SortBy;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.CsvDownload;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of contacts, and the same list as a file. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class ContactListController {

    private static final int PAGE_SIZE = 50;

    private final ContactQueries contacts;
    private final CompanyQueries companies;

    ContactListController(ContactQueries contacts, CompanyQueries companies) {
        this.contacts = contacts;
        this.companies = companies;
    }

    @GetMapping("/customers/contacts")
    String page(@ModelAttribute("search") ContactSearch search, Model model) {
        list(search, model);
        model.addAttribute("company", search.company() == null ? null : companies.find(search.company()));
        model.addAttribute("statuses", Status.values());
        model.addAttribute("contactTypes", ContactType.values());
        model.addAttribute("languages", Language.values());
        model.addAttribute("sorts", SortBy.values());
        return "customers/contacts/list";
    }

    @GetMapping(
            path = "/customers/contacts",
            headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String rows(@ModelAttribute("search") ContactSearch search, Model model, HttpServletResponse response) {
        if (search.after() == null) {
            response.setHeader("HX-Push-Url", search.at("/customers/contacts"));
        }
        return list(search, model);
    }

    private String list(ContactSearch search, Model model) {
        model.addAttribute("page", contacts.list(search.filter(), search.sort(), search.after(), PAGE_SIZE));
        return "customers/contacts/rows :: rows";
    }

    @GetMapping("/customers/contacts.csv")
    void export(ContactSearch search, HttpServletResponse response) {
        CsvDownload.write(response, "contacts.csv", csv -> {
            csv.writeRecord(
                    "Name", "Company", "E-mail", "Phone", "Title", "Department", "Type", "Language", "Active", "Notes");
            contacts.each(search.filter(), search.sort(), contact -> write(csv, contact));
        });
    }

    private static void write(CsvWriter csv, ContactView contact) {
        ContactDetails of = contact.details();
        CsvDownload.row(
                csv,
                of.name(),
                contact.companyName(),
                of.email(),
                of.phone(),
                of.title(),
                of.department(),
                of.contactType(),
                of.language(),
                contact.active() ? "yes" : "no",
                of.notes());
    }
}
