package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.BillingEntity;
import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyService;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.Countries;
import com.bmasia.crm.customers.Tier;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
        return show(model, CompanyForm.empty(name), null);
    }

    @PostMapping
    String create(
            CompanyForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            CompanyId id = service.create(form.details(), user);
            redirect.addFlashAttribute("toast", "customers.company.created");
            return "redirect:/customers/companies/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            return show(model, form, violation);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable CompanyId id, Model model) {
        CompanyView company = companies.find(id);
        model.addAttribute("company", company);
        return show(model, CompanyForm.of(company), null);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable CompanyId id,
            CompanyForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            service.edit(id, form.version() == null ? -1 : form.version(), form.details(), user);
            redirect.addFlashAttribute("toast", "customers.company.saved");
            return "redirect:/customers/companies/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            model.addAttribute("company", companies.find(id));
            return show(model, form, violation);
        } catch (Conflict conflict) {
            response.setStatus(409);
            return showBoth(model, form, companies.find(id));
        }
    }

    /** What was typed stays in the fields; the version becomes the saved one, so that saving again is a decision. */
    private static String showBoth(Model model, CompanyForm form, CompanyView saved) {
        model.addAttribute("company", saved);
        model.addAttribute("savedMeanwhile", Forms.differences(form, CompanyForm.of(saved)));
        return show(model, form.withVersion(saved.version()), null);
    }

    private static String show(Model model, CompanyForm form, RuleViolation violation) {
        Forms.show(model, form, violation);
        return "customers/companies/form";
    }
}
