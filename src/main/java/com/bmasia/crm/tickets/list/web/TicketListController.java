package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.list.TicketSort;
import com.bmasia.crm.tickets.list.TicketViews;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tickets: as a page, in parts, as a file, and as a panel of a company. */
@Controller
@Requires(Permission.USE_TICKETS)
class TicketListController {

    private static final int PAGE_SIZE = 50;
    private static final int PANEL_SIZE = 10;

    private final TicketList tickets;
    private final TicketViews views;
    private final CustomerDirectory customers;
    private final TicketsAsCsv csv;
    private final Clock clock;

    TicketListController(
            TicketList tickets, TicketViews views, CustomerDirectory customers, TicketsAsCsv csv, Clock clock) {
        this.tickets = tickets;
        this.views = views;
        this.customers = customers;
        this.csv = csv;
        this.clock = clock;
    }

    @GetMapping("/tickets")
    String page(@ModelAttribute("search") TicketSearch search, @AuthenticationPrincipal CurrentUser user, Model model) {
        results(search, user, model);
        model.addAttribute("views", views.visibleTo(user));
        if (search.companyId() != null) {
            customers.company(search.companyId()).ifPresent(company -> model.addAttribute("company", company));
        }
        return "tickets/list";
    }

    /** Chips and rows under other filters. */
    @GetMapping(
            path = "/tickets",
            headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String results(
            @ModelAttribute("search") TicketSearch search,
            @AuthenticationPrincipal CurrentUser user,
            Model model,
            HttpServletResponse response) {
        response.setHeader("HX-Push-Url", search.at("/tickets"));
        results(search, user, model);
        return "tickets/results :: results";
    }

    /** The rows that follow. */
    @GetMapping("/tickets/rows")
    String rows(@ModelAttribute("search") TicketSearch search, @AuthenticationPrincipal CurrentUser user, Model model) {
        results(search, user, model);
        return "tickets/results :: rows";
    }

    /** How many tickets of this list have changed since it was shown. */
    @GetMapping("/tickets/changed")
    String changed(
            @ModelAttribute("search") TicketSearch search,
            @RequestParam Instant since,
            @AuthenticationPrincipal CurrentUser user,
            Model model) {
        model.addAttribute("changed", tickets.countChanged(search.filter(user), since, 99));
        return "tickets/results :: changed";
    }

    @GetMapping("/tickets/export.csv")
    void export(TicketSearch search, @AuthenticationPrincipal CurrentUser user, HttpServletResponse response) {
        csv.write(response, search.filter(user), search.order());
    }

    @GetMapping("/tickets/of-company/{company}")
    String ofCompany(@PathVariable CompanyId company, Model model) {
        PageOf<TicketRow> page = tickets.page(
                com.bmasia.crm.tickets.list.TicketFilter.ofCompany(company), TicketSort.NEWEST, null, PANEL_SIZE);
        model.addAttribute("page", page);
        model.addAttribute("company", company);
        return "tickets/panel";
    }

    private void results(TicketSearch search, CurrentUser user, Model model) {
        model.addAttribute("page", tickets.page(search.filter(user), search.order(), search.after(), PAGE_SIZE));
        model.addAttribute("sorts", TicketSort.values());
        model.addAttribute("chips", TicketSearch.CHIPS);
        model.addAttribute("shownAt", clock.instant());
    }
}
