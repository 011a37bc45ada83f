package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyService;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.Countries;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** New companies, and changes of companies. */
@Controller
@RequestMapping("/customers/companies")
@Requires(Permission.EDIT_CUSTOMERS)
class CompanyFormController {

    private final CompanyService service;
    private final CompanyQueries companies;
    private final UserDirectory people;

    CompanyFormController(CompanyService service, CompanyQueries companies, UserDirectory people) {
        this.service = service;
        this.companies = companies;
        this.people = people;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("countries", Countries.names());
        model.addAttribute("billingEntities", BillingEntity.values());
        model.addAttribute("languages", Language.values());
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("people", people.activePeople());
    }

    @GetMapping("/new")
    String empty(@RequestParam(required = false) String name, Model model) {
        return show(null, CompanyForm.empty(name), model);
    }

    @PostMapping
    String create(CompanyForm form, @AuthenticationPrincipal CurrentUser user, Answer answer) {
        return answer.to(form, again -> show(null, again, answer.model()))
                .save(
                        "customers.company.created",
                        () -> "/customers/companies/" + service.create(form.details(), user));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable CompanyId id, Model model) {
        CompanyView company = companies.find(id);
        return show(company, CompanyForm.of(company), model);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable CompanyId id, CompanyForm form, @AuthenticationPrincipal CurrentUser user, Answer answer) {
        return answer.to(form, again -> show(companies.find(id), again, answer.model()))
                .against(conflict -> CompanyForm.of(companies.find(id)), CompanyForm::over)
                .save("customers.company.saved", () -> {
                    service.edit(id, Forms.versionSeen(form.version()), form.details(), user);
                    return "/customers/companies/" + id;
                });
    }

    /** @param company as it is saved; null for a new one */
    private static String show(CompanyView company, CompanyForm form, Model model) {
        model.addAttribute("company", company);
        Forms.show(form, model);
        return "customers/companies/form";
    }
}
