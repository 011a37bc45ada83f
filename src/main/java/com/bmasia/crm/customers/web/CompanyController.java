package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyPanel;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyService;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one company with the panels of all modules, and what can be done there. */
@Controller
@RequestMapping("/customers/companies/{id}")
@Requires(Permission.SEE_CUSTOMERS)
class CompanyController {

    private static final int CONTACTS_IN_PANEL = 50;

    private final CompanyQueries companies;
    private final ListSpec<ContactView> contacts;
    private final Lists lists;
    private final CompanyService service;
    private final List<CompanyPanel> panels;

    CompanyController(
            CompanyQueries companies,
            ListSpec<ContactView> contacts,
            Lists lists,
            CompanyService service,
            List<CompanyPanel> panels) {
        this.companies = companies;
        this.contacts = contacts;
        this.lists = lists;
        this.service = service;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CompanyPanel::order))
                .toList();
    }

    @GetMapping
    String page(@PathVariable CompanyId id, Model model) {
        CompanyView company = companies.find(id);
        model.addAttribute("company", company);
        model.addAttribute("panels", panels);
        return "customers/companies/page";
    }

    @GetMapping("/contacts")
    String contacts(@PathVariable CompanyId id, Model model) {
        Scope ofCompany = Scope.all().where("c.company_id = :company").with("company", id.value());
        model.addAttribute("company", companies.find(id));
        model.addAttribute("page", lists.page(contacts, ListQuery.of("status", "ALL"), ofCompany, CONTACTS_IN_PANEL));
        return "customers/companies/contacts-panel :: panel";
    }

    @PostMapping("/deactivate")
    @Requires(Permission.EDIT_CUSTOMERS)
    String deactivate(
            @PathVariable CompanyId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.deactivate(id, user);
        redirect.addFlashAttribute("toast", "customers.company.deactivated");
        return "redirect:/customers/companies/" + id;
    }

    @PostMapping("/activate")
    @Requires(Permission.EDIT_CUSTOMERS)
    String activate(
            @PathVariable CompanyId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.activate(id, user);
        redirect.addFlashAttribute("toast", "customers.company.activated");
        return "redirect:/customers/companies/" + id;
    }

    @GetMapping("/delete")
    @Requires(Permission.DELETE_CUSTOMERS)
    String askBeforeDelete(@PathVariable CompanyId id, Model model) {
        model.addAttribute("company", companies.find(id));
        return "customers/companies/delete";
    }

    @PostMapping("/delete")
    @Requires(Permission.DELETE_CUSTOMERS)
    String delete(
            @PathVariable CompanyId id,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            service.delete(id, user);
            redirect.addFlashAttribute("toast", "customers.company.deleted");
            return "redirect:/customers/companies";
        } catch (Conflict refusal) {
            response.setStatus(409);
            model.addAttribute("refusal", refusal);
            return askBeforeDelete(id, model);
        }
    }
}
