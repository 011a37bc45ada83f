package com.bmasia.crm.mail.bounces.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What mails that came back add to the menu. */
@Configuration(proxyBeanMethods = false)
class BouncesNavigation {

    @Bean
    NavigationEntry returnedMailEntry() {
        return NavigationEntry.of(
                640,
                "web.nav.processes",
                "mail.returned.title",
                "/mail/returned",
                "envelope-exclamation",
                Permission.OPERATE.name());
    }
}
