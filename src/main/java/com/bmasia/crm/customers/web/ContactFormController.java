package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.ContactService;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/** New contacts, and changes of contacts. */
@Controller
@RequestMapping("/customers/contacts")
@Requires(Permission.EDIT_CUSTOMERS)
class ContactFormController {

    private final ContactService service;
    private final ContactQueries contacts;
    private final CompanyQueries companies;

    ContactFormController(ContactService service, ContactQueries contacts, CompanyQueries companies) {
        this.service = service;
        this.contacts = contacts;
        this.companies = companies;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("contactTypes", ContactType.values());
        model.addAttribute("languages", Language.values());
    }

    @GetMapping("/new")
    String empty(@RequestParam(required = false) CompanyId company, Model model) {
        String name = company == null ? null : companies.find(company).details().name();
        return show(model, ContactForm.empty(company, name), null);
    }

    @PostMapping
    String create(
            ContactForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            ContactId id = service.create(chosenCompany(form, model), form.details(), user);
            redirect.addFlashAttribute("toast", "customers.contact.created");
            return "redirect:/customers/contacts/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            return show(model, form, violation);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable ContactId id, Model model) {
        ContactView contact = contacts.find(id);
        model.addAttribute("contact", contact);
        return show(model, ContactForm.of(contact), null);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable ContactId id,
            ContactForm form,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ContactView saved = contacts.find(id);
        ContactForm typed = form.at(saved.company(), saved.companyName(), form.version());
        model.addAttribute("contact", saved);
        try {
            service.edit(id, form.version() == null ? -1 : form.version(), form.details(), user);
            redirect.addFlashAttribute("toast", "customers.contact.saved");
            return "redirect:/customers/contacts/" + id;
        } catch (RuleViolation violation) {
            response.setStatus(422);
            return show(model, typed, violation);
        } catch (Conflict conflict) {
            response.setStatus(409);
            ContactView now = contacts.find(id);
            model.addAttribute("savedMeanwhile", Forms.differences(typed, ContactForm.of(now)));
            return show(model, form.at(now.company(), now.companyName(), now.version()), null);
        }
    }

    /** The company that was chosen, or the only one of the typed name; of several the page offers each. */
    private CompanyId chosenCompany(ContactForm form, Model model) {
        if (form.company() != null) {
            return form.company();
        }
        if (!Addresses.isSet(form.companyName())) {
            throw new RuleViolation("companyName", "customers.rule.required");
        }
        List<CompanyView> named = companies.named(form.companyName());
        if (named.size() == 1) {
            return named.get(0).id();
        }
        List<CompanyView> offered = named.isEmpty() ? companies.similar(form.companyName(), null) : named;
        model.addAttribute("offeredCompanies", offered);
        throw new RuleViolation(
                "companyName", offered.isEmpty() ? "customers.rule.company" : "customers.rule.company-choose");
    }

    private static String show(Model model, ContactForm form, RuleViolation violation) {
        Forms.show(model, form, violation);
        return "customers/contacts/form";
    }
}
