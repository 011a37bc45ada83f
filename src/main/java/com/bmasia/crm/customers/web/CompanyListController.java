package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.Countries;
import com.bmasia.crm.customers.SortBy;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.CsvDownload;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of companies, and the same list as a file. */
@Controller
@Requires(Permission.SEE_CUSTOMERS)
class CompanyListController {

    private static final int PAGE_SIZE = 50;

    private final CompanyQueries companies;

    CompanyListController(CompanyQueries companies) {
        this.companies = companies;
    }

    @GetMapping("/customers/companies")
    String page(@ModelAttribute("search") CompanySearch search, Model model) {
        list(search, model);
        model.addAttribute("statuses", Status.values());
        model.addAttribute("billingEntities", BillingEntity.values());
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("sorts", SortBy.values());
        model.addAttribute("countries", Countries.names());
        return "customers/companies/list";
    }

    @GetMapping(
            path = "/customers/companies",
            headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String rows(@ModelAttribute("search") CompanySearch search, Model model, HttpServletResponse response) {
        if (search.after() == null) {
            response.setHeader("HX-Push-Url", search.at("/customers/companies"));
        }
        return list(search, model);
    }

    private String list(CompanySearch search, Model model) {
        model.addAttribute("page", companies.list(search.filter(), search.sort(), search.after(), PAGE_SIZE));
        return "customers/companies/rows :: rows";
    }

    @GetMapping("/customers/companies.csv")
    void export(CompanySearch search, HttpServletResponse response) {
        CsvDownload.write(response, "companies.csv", csv -> {
            csv.writeRecord(
                    "Name",
                    "Legal name",
                    "Industry",
                    "Country",
                    "City",
                    "Address",
                    "Billing entity",
                    "Payment terms (days)",
                    "Tax ID",
                    "Branch number",
                    "Language",
                    "Tier",
                    "Website",
                    "Phone",
                    "Account manager",
                    "Active",
                    "Notes");
            companies.each(search.filter(), search.sort(), company -> write(csv, company));
        });
    }

    private static void write(CsvWriter csv, CompanyView company) {
        CompanyDetails of = company.details();
        CsvDownload.row(
                csv,
                of.name(),
                of.legalName(),
                of.industry(),
                of.country(),
                of.city(),
                of.address(),
                of.billingEntity(),
                of.paymentTerms(),
                of.taxId(),
                of.branchNumber(),
                of.language(),
                of.tier(),
                of.website(),
                of.phone(),
                company.accountManager(),
                company.active() ? "yes" : "no",
                of.notes());
    }
}
