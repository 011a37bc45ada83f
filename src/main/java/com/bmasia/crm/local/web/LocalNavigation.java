package com.bmasia.crm.local.web;

import com.bmasia.crm.local.MailIsCaught;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@MailIsCaught
class LocalNavigation {

    @Bean
    NavigationEntry caughtMailEntry() {
        return NavigationEntry.of(
                995, "web.nav.admin", "local.mail.title", "/local/mail", "envelope-open", Permission.ADMINISTER.name());
    }
}
