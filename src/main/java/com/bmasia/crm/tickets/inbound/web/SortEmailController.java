package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.mail.inbound.SortDeskEmails;
import com.bmasia.crm.tickets.inbound.SortEmails;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with an email that the machine could not place. */
@Controller
@Requires(Permission.EDIT_ANY_TICKET)
@RequestMapping(InboundEmailController.LIST + "/{id}")
class SortEmailController {

    private final SortEmails sort;
    private final SortDeskEmails emails;
    private final CustomerDirectory customers;
    private final InboundEmailPage pages;

    SortEmailController(SortEmails sort, SortDeskEmails emails, CustomerDirectory customers, InboundEmailPage pages) {
        this.sort = sort;
        this.emails = emails;
        this.customers = customers;
        this.pages = pages;
    }

    @PostMapping("/ticket")
    String makeTicket(
            @PathVariable UUID id,
            @ModelAttribute("form") SortForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model) {
        return sorted(id, errors, response, model, () -> sort.makeTicket(id, form.chosen(customers), by));
    }

    @PostMapping("/attach")
    String attach(
            @PathVariable UUID id,
            @ModelAttribute("form") SortForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model) {
        return sorted(id, errors, response, model, () -> sort.attach(id, form.number(), by));
    }

    @PostMapping("/retry")
    String retry(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        emails.retry(id, by);
        redirect.addFlashAttribute("toast", "tickets.inbound.retried");
        return "redirect:" + InboundEmailController.LIST + "/" + id;
    }

    @PostMapping("/ignore")
    String ignore(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        emails.ignore(id, by);
        redirect.addFlashAttribute("toast", "tickets.inbound.ignored");
        return "redirect:" + InboundEmailController.LIST;
    }

    private String sorted(
            UUID id, BindingResult errors, HttpServletResponse response, Model model, Supplier<TicketId> useCase) {
        TicketId[] ticket = new TicketId[1];
        return Forms.accepted(errors, response, () -> ticket[0] = useCase.get())
                ? "redirect:/tickets/" + ticket[0]
                : pages.show(id, model);
    }
}
