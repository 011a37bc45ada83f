package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.CompanyRef;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Answer;
import com.bmasia.crm.web.form.Forms;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a ticket, new or existing. */
@Controller
@Requires(Permission.USE_TICKETS)
class TicketFormController {

    private static final int SHORTEST_HINT = 4;
    private static final int HINTS = 5;

    private final TicketService tickets;
    private final TicketQueries queries;
    private final TicketList list;
    private final CustomerDirectory customers;
    private final ZoneId zone;

    TicketFormController(
            TicketService tickets, TicketQueries queries, TicketList list, CustomerDirectory customers, ZoneId zone) {
        this.tickets = tickets;
        this.queries = queries;
        this.list = list;
        this.customers = customers;
        this.zone = zone;
    }

    @GetMapping("/tickets/new")
    String blank(
            @RequestParam(required = false) CompanyId company,
            @RequestParam(required = false) String contact,
            @RequestParam(required = false) TicketId followUpOf,
            Model model) {
        TicketForm form = followUpOf == null
                ? TicketForm.empty(company == null ? null : company.toString(), contact)
                : TicketForm.followUp(queries.details(followUpOf));
        return show(form, null, model);
    }

    @PostMapping("/tickets/new")
    String create(@ModelAttribute TicketForm typed, @AuthenticationPrincipal CurrentUser user, Answer answer) {
        TicketForm form = withCompany(typed);
        return answer.to(form, again -> show(again, null, answer.model()))
                .save("tickets.toast.created", () -> "/tickets/" + tickets.create(form.asNew(zone), user));
    }

    @GetMapping("/tickets/{id}/edit")
    String existing(@PathVariable TicketId id, Model model) {
        TicketDetails ticket = queries.details(id);
        return show(TicketForm.of(ticket, zone), ticket, model);
    }

    @PostMapping("/tickets/{id}/edit")
    String edit(
            @PathVariable TicketId id,
            @ModelAttribute TicketForm typed,
            @AuthenticationPrincipal CurrentUser user,
            Answer answer) {
        TicketForm form = withCompany(typed);
        return answer.to(form, again -> show(again, queries.details(id), answer.model()))
                .against(conflict -> meanwhile(id, conflict, answer.model()), TicketForm::over)
                .save("tickets.toast.saved", () -> {
                    tickets.edit(id, form.asChanges(zone), user);
                    return "/tickets/" + id;
                });
    }

    /** What is saved stands above the form with what was typed; of what is closed there is nothing to save again. */
    private TicketForm meanwhile(TicketId id, Conflict conflict, Model model) {
        TicketDetails now = queries.details(id);
        if (now.isClosed()) {
            throw conflict;
        }
        model.addAttribute("meanwhile", now);
        return TicketForm.of(now, zone);
    }

    /** The contacts of the chosen company, as options; the one to write to is chosen already. */
    @GetMapping("/tickets/form/contacts")
    String contacts(@RequestParam(required = false) CompanyId company, Model model) {
        model.addAttribute("contacts", company == null ? List.of() : customers.contactsOf(company));
        model.addAttribute(
                "main",
                company == null ? null : customers.mainContactOf(company).orElse(null));
        return "tickets/form-parts :: contacts";
    }

    /** Open tickets of the company that sound like what is being typed. */
    @GetMapping("/tickets/form/similar")
    String similar(
            @RequestParam(required = false) CompanyId company,
            @RequestParam(defaultValue = "") String subject,
            Model model) {
        boolean worthIt = company != null && subject.strip().length() >= SHORTEST_HINT;
        model.addAttribute("similar", worthIt ? list.similar(company, subject, HINTS) : List.of());
        return "tickets/form-parts :: similar";
    }

    private String show(TicketForm form, TicketDetails ticket, Model model) {
        Forms.show(form, model);
        model.addAttribute("ticket", ticket);
        closedOne(form).ifPresent(closed -> model.addAttribute("followed", closed));
        CompanyId company = form.companyChosen();
        if (company != null) {
            customers.company(company).ifPresent(known -> model.addAttribute("company", known));
            model.addAttribute("contacts", customers.contactsOf(company));
        }
        return "tickets/form";
    }

    /** The ticket that a new one goes on from. */
    private Optional<TicketRow> closedOne(TicketForm form) {
        TicketId closed = form.followed();
        return closed == null
                ? Optional.empty()
                : list.find(List.of(closed)).stream().findFirst();
    }

    /** Without scripts the company is typed; a name that fits one company only is as good as a choice. */
    private TicketForm withCompany(TicketForm form) {
        boolean typed = form.company() == null || form.company().isBlank();
        if (!typed || form.companyName() == null || form.companyName().isBlank()) {
            return form;
        }
        List<CompanyRef> found = customers.companiesLike(form.companyName(), 2);
        List<CompanyRef> exact = found.stream()
                .filter(company ->
                        company.name().equalsIgnoreCase(form.companyName().strip()))
                .toList();
        List<CompanyRef> fitting = exact.size() == 1 ? exact : found;
        return fitting.size() == 1 ? form.withCompany(fitting.get(0).id()) : form;
    }
}
