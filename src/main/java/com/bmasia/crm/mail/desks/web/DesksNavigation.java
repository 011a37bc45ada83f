package com.bmasia.crm.mail.desks.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What desk mailboxes add to the menu. */
@Configuration(proxyBeanMethods = false)
class DesksNavigation {

    @Bean
    NavigationEntry deskMailboxesEntry() {
        return NavigationEntry.of(
                935, "web.nav.admin", "mail.desks.title", "/mail/desks", "mailbox", Permission.ADMINISTER.name());
    }

    @Bean
    RecordKind deskMailboxKind(JdbcClient jdbc) {
        return new TableOfRecords(
                "desk_mailbox",
                "mail",
                "mailbox",
                Permission.ADMINISTER,
                Permission.ADMINISTER,
                new Source("mail_mailbox", "address", "/mail/desks/"),
                jdbc);
    }
}
