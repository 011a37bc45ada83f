package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.users.AuditVocabulary;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What emails from customers add to the menu, with how many need somebody. */
@Configuration(proxyBeanMethods = false)
class InboundInMenu {

    @Bean
    NavigationEntry inboundEmailsInMenu() {
        return new NavigationEntry(
                418,
                "web.nav.support",
                "tickets.inbound.title",
                InboundEmailController.LIST,
                "envelope-arrow-down",
                "EDIT_ANY_TICKET",
                InboundEmailController.LIST + "/count");
    }

    @Bean
    AuditVocabulary wordsOfAuditedInboundEmails() {
        return new AuditVocabulary("inbound_email", "tickets");
    }
}
