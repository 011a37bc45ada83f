package com.bmasia.crm.mail.desks.web;

import com.bmasia.crm.users.AuditVocabulary;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What desk mailboxes add to the menu. */
@Configuration(proxyBeanMethods = false)
class DesksNavigation {

    @Bean
    NavigationEntry deskMailboxesEntry() {
        return NavigationEntry.of(
                935, "web.nav.admin", "mail.desks.title", "/mail/desks", "mailbox", Permission.ADMINISTER.name());
    }

    @Bean
    AuditVocabulary wordsOfAuditedDesks() {
        return new AuditVocabulary("desk_mailbox", "mail");
    }
}
