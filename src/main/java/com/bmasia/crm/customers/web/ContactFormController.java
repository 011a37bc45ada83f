package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.ContactService;
import com.bmasia.crm.customers.ContactType;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
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
        return show(null, ContactForm.empty(company, name), model);
    }

    @PostMapping
    String create(ContactForm form, @AuthenticationPrincipal CurrentUser user, Answer answer) {
        Model model = answer.model();
        return answer.to(form, again -> show(null, again, model))
                .save(
                        "customers.contact.created",
                        () -> "/customers/contacts/"
                                + service.create(chosenCompany(form, model), form.details(), user));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable ContactId id, Model model) {
        ContactView contact = contacts.find(id);
        return show(contact, ContactForm.of(contact), model);
    }

    @PostMapping("/{id}/edit")
    String save(
            @PathVariable ContactId id, ContactForm form, @AuthenticationPrincipal CurrentUser user, Answer answer) {
        ContactView contact = contacts.find(id);
        ContactForm typed = form.at(contact.company(), contact.companyName(), form.version());
        return answer.to(typed, again -> show(contact, again, answer.model()))
                .against(conflict -> ContactForm.of(contacts.find(id)), ContactForm::over)
                .save("customers.contact.saved", () -> {
                    service.edit(id, Forms.versionSeen(form.version()), form.details(), user);
                    return "/customers/contacts/" + id;
                });
    }

    /** The company that was chosen, or the only one of the typed name; of several the page offers each. */
    private CompanyId chosenCompany(ContactForm form, Model model) {
        if (form.company() != null) {
            return form.company();
        }
        if (form.companyName() == null || form.companyName().isBlank()) {
            throw new RuleViolation("companyName", Checks.REQUIRED);
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

    /** @param contact as it is saved; null for a new one */
    private static String show(ContactView contact, ContactForm form, Model model) {
        model.addAttribute("contact", contact);
        Forms.show(form, model);
        return "customers/contacts/form";
    }
}
