package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactPanel;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.read.TicketsOfCustomer;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The customer beside a ticket, and the tickets of a contact on the contact's page. */
@Controller
@Requires(Permission.USE_TICKETS)
class CustomerController {

    private static final int BESIDE = 5;
    private static final int ON_CONTACT = 20;

    private final TicketQueries queries;
    private final TicketsOfCustomer tickets;

    CustomerController(TicketQueries queries, TicketsOfCustomer tickets) {
        this.queries = queries;
        this.tickets = tickets;
    }

    @Bean
    static ContactPanel ticketsOfContactPanel() {
        return new ContactPanel("tickets.panel.title", 10, "/tickets/of-contact/{id}");
    }

    @GetMapping("/tickets/{id}/customer")
    String beside(@PathVariable TicketId id, Model model) {
        TicketDetails ticket = queries.details(id);
        model.addAttribute("ticket", ticket);
        model.addAttribute("others", tickets.beside(id, BESIDE));
        model.addAttribute(
                "heard",
                ticket.contact() == null
                        ? null
                        : tickets.lastHeardFrom(ticket.contact()).orElse(null));
        return "tickets/customer :: beside";
    }

    @GetMapping("/tickets/of-contact/{contact}")
    String ofContact(@PathVariable ContactId contact, Model model) {
        model.addAttribute("tickets", tickets.ofContact(contact, ON_CONTACT));
        return "tickets/customer :: ofContact";
    }
}
