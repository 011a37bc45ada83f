package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    RecordKind mailAccountKind(JdbcClient jdbc) {
        return new TableOfRecords(
                "mail_account",
                "mail.account",
                "envelope-at",
                Permission.ADMINISTER,
                Permission.ADMINISTER,
                new Source("mail_account", "coalesce(from_address, username, kind)", "/mail/accounts/"),
                jdbc);
    }
}
