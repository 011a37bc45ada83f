package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.users.AuditVocabulary;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sender accounts add to menu and audit log. */
@Configuration(proxyBeanMethods = false)
class AccountsNavigation {

    @Bean
    NavigationEntry mailAccountsEntry() {
        return NavigationEntry.of(
                930,
                "web.nav.admin",
                "mail.accounts.title",
                "/mail/accounts",
                "envelope-at",
                Permission.ADMINISTER.name());
    }

    @Bean
    AuditVocabulary wordsOfAuditedMailAccounts() {
        return new AuditVocabulary("mail_account", "mail.account");
    }
}
