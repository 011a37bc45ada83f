package com.bmasia.crm.tickets.web;

import com.bmasia.crm.customers.CompanyPanel;
import com.bmasia.crm.web.NavigationEntry;
import com.bmasia.crm.web.QuickCreate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the page frame and to the company page. */
@Configuration(proxyBeanMethods = false)
class TicketsInMenu {

    private static final String GROUP = "web.nav.support";
    private static final String USE = "USE_TICKETS";

    @Bean
    NavigationEntry ticketListInMenu() {
        return NavigationEntry.of(410, GROUP, "tickets.nav.list", "/tickets", "life-preserver", USE)
                .openedBy("t");
    }

    @Bean
    NavigationEntry ticketBoardInMenu() {
        return NavigationEntry.of(415, GROUP, "tickets.nav.board", "/tickets/board", "kanban", USE);
    }

    @Bean
    NavigationEntry ticketStatisticsInMenu() {
        return NavigationEntry.of(420, GROUP, "tickets.nav.statistics", "/tickets/statistics", "bar-chart", USE);
    }

    @Bean
    NavigationEntry cannedRepliesInMenu() {
        return NavigationEntry.of(425, GROUP, "tickets.nav.canned", "/tickets/replies", "chat-square-text", USE);
    }

    @Bean
    NavigationEntry holidaysInMenu() {
        return NavigationEntry.of(
                940, "web.nav.admin", "tickets.nav.holidays", "/tickets/holidays", "calendar-event", "ADMINISTER");
    }

    @Bean
    QuickCreate createTicket() {
        return new QuickCreate(10, "tickets.nav.new", "/tickets/new", "life-preserver", USE);
    }

    @Bean
    CompanyPanel ticketsOfCompanyPanel() {
        return new CompanyPanel("tickets.panel.title", 20, "/tickets/of-company/{id}");
    }
}
