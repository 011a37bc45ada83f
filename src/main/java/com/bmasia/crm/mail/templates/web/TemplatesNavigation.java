package com.bmasia.crm.mail.templates.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKind.ListPage;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import com.bmasia.crm.web.QuickCreate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where templates are found in the page frame. */
@Configuration(proxyBeanMethods = false)
class TemplatesNavigation {

    @Bean
    NavigationEntry mailTemplatesInMenu() {
        return NavigationEntry.of(
                310,
                "web.nav.marketing",
                "mail.template.list",
                "/mail/templates",
                "file-earmark-richtext",
                Permission.SEE_MARKETING.name());
    }

    @Bean
    QuickCreate createMailTemplate() {
        return new QuickCreate(
                70,
                "mail.template.one",
                "/mail/templates/new",
                "file-earmark-richtext",
                Permission.EDIT_MARKETING.name());
    }

    @Bean
    @Order(40)
    RecordKind templateKind(JdbcClient jdbc) {
        return new TableOfRecords(
                        "template",
                        "mail.template",
                        "file-earmark-richtext",
                        Permission.SEE_MARKETING,
                        Permission.SEE_MARKETING,
                        new Source("mail_template", "name", "/mail/templates/"),
                        jdbc)
                .searched("search_fold(name)", new ListPage("mail.template.list", "/mail/templates?q="));
    }
}
