package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.tickets.TicketList;
import com.bmasia.crm.tickets.TicketRow;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of tickets: as a page, as a file, and as a panel of a company. */
@Controller
@Requires(Permission.USE_TICKETS)
class TicketListController {

    private static final int PANEL_SIZE = 10;

    private final ListSpec<TicketRow> list;
    private final ListPages pages;
    private final TicketList tickets;

    TicketListController(ListSpec<TicketRow> list, ListPages pages, TicketList tickets) {
        this.list = list;
        this.pages = pages;
        this.tickets = tickets;
    }

    @GetMapping("/tickets")
    String list(ListQuery query, @AuthenticationPrincipal CurrentUser user, Model model, HttpServletResponse response) {
        return pages.show(list, query, tickets.scope(user), model, response);
    }

    @GetMapping({"/tickets/export.csv", "/tickets/export.xlsx"})
    void file(ListQuery query, @AuthenticationPrincipal CurrentUser user, HttpServletResponse response) {
        pages.file(list, query, tickets.scope(user), response);
    }

    @GetMapping("/tickets/of-company/{company}")
    String ofCompany(@PathVariable CompanyId company, Model model) {
        model.addAttribute("page", tickets.newest(ListQuery.of("company", company.toString()), PANEL_SIZE));
        model.addAttribute("company", company);
        return "tickets/panel";
    }
}
