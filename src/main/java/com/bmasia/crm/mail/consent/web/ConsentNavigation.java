package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the suppression list adds to the menu. */
@Configuration(proxyBeanMethods = false)
class ConsentNavigation {

    @Bean
    NavigationEntry suppressionsEntry() {
        return NavigationEntry.of(
                936,
                "web.nav.admin",
                "mail.suppression.title",
                "/mail/suppressions",
                "envelope-slash",
                Permission.SEE_MARKETING.name());
    }
}
