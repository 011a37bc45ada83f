package com.bmasia.crm.customers.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactPanel;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.ContactService;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
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

/** The page of one contact, and what can be done there. */
@Controller
@RequestMapping("/customers/contacts/{id}")
@Requires(Permission.SEE_CUSTOMERS)
class ContactController {

    private final ContactQueries contacts;
    private final ContactService service;
    private final List<ContactPanel> panels;

    ContactController(ContactQueries contacts, ContactService service, List<ContactPanel> panels) {
        this.contacts = contacts;
        this.service = service;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(ContactPanel::order))
                .toList();
    }

    @GetMapping
    String page(@PathVariable ContactId id, Model model) {
        ContactView contact = contacts.find(id);
        model.addAttribute("contact", contact);
        model.addAttribute("panels", panels);
        return "customers/contacts/page";
    }

    @PostMapping("/deactivate")
    @Requires(Permission.EDIT_CUSTOMERS)
    String deactivate(
            @PathVariable ContactId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.deactivate(id, user);
        redirect.addFlashAttribute("toast", "customers.contact.deactivated");
        return "redirect:/customers/contacts/" + id;
    }

    @PostMapping("/activate")
    @Requires(Permission.EDIT_CUSTOMERS)
    String activate(
            @PathVariable ContactId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        service.activate(id, user);
        redirect.addFlashAttribute("toast", "customers.contact.activated");
        return "redirect:/customers/contacts/" + id;
    }

    @GetMapping("/delete")
    @Requires(Permission.DELETE_CUSTOMERS)
    String askBeforeDelete(@PathVariable ContactId id, Model model) {
        model.addAttribute("contact", contacts.find(id));
        return "customers/contacts/delete";
    }

    @PostMapping("/delete")
    @Requires(Permission.DELETE_CUSTOMERS)
    String delete(
            @PathVariable ContactId id,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        CompanyId company = contacts.find(id).company();
        try {
            service.delete(id, user);
            redirect.addFlashAttribute("toast", "customers.contact.deleted");
            return "redirect:/customers/companies/" + company;
        } catch (Conflict refusal) {
            response.setStatus(409);
            model.addAttribute("refusal", refusal);
            return askBeforeDelete(id, model);
        }
    }
}
