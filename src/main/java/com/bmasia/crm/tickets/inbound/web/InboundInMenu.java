package com.bmasia.crm.tickets.inbound.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What emails from customers add to the menu, with how many need somebody. */
@Configuration(proxyBeanMethods = false)
class InboundInMenu {

    @Bean
    NavigationEntry inboundEmailsInMenu() {
        return NavigationEntry.of(
                        418,
                        "web.nav.support",
                        "tickets.inbound.title",
                        InboundEmailController.LIST,
                        "envelope-arrow-down",
                        "EDIT_ANY_TICKET")
                .counted(InboundEmailController.LIST + "/count", "mail-failures", "tickets");
    }

    @Bean
    RecordKind inboundEmailKind(JdbcClient jdbc) {
        return new TableOfRecords(
                "inbound_email",
                "tickets",
                "envelope-arrow-down",
                Permission.EDIT_ANY_TICKET,
                Permission.ADMINISTER,
                new Source("mail_desk_email", "subject", InboundEmailController.LIST + "/"),
                jdbc);
    }
}
