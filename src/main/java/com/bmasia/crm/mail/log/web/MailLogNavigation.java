package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the e-mail log adds to menu and audit log. */
@Configuration(proxyBeanMethods = false)
class MailLogNavigation {

    /** For everybody: each sees there what concerns them. */
    @Bean
    NavigationEntry mailLogEntry() {
        return NavigationEntry.of(
                940,
                "web.nav.admin",
                "mail.log.title",
                MailSearch.PATH,
                "envelope-check",
                Permission.SEE_CUSTOMERS.name());
    }

    @Bean
    NavigationEntry failedMailEntry() {
        return NavigationEntry.of(
                        640,
                        "web.nav.processes",
                        "mail.failures.title",
                        "/mail/failures",
                        "envelope-exclamation",
                        Permission.OPERATE.name())
                .counted("/mail/failures/count", "mail-failures");
    }

    @Bean
    RecordKind mailKind(JdbcClient jdbc) {
        return new TableOfRecords(
                "mail",
                "mail",
                "envelope-check",
                Permission.ADMINISTER,
                Permission.ADMINISTER,
                new Source("mail_message", "subject", MailSearch.PATH + "/"),
                jdbc);
    }
}
