package com.bmasia.crm.users.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKind.ListPage;
import com.bmasia.crm.users.records.TableOfRecords;
import com.bmasia.crm.users.records.TableOfRecords.Source;
import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class UsersNavigation {

    private static final String GROUP = "web.nav.admin";

    @Bean
    NavigationEntry usersEntry() {
        return entry(910, "users.nav.users", "/users", "person-gear");
    }

    @Bean
    NavigationEntry teamsEntry() {
        return entry(920, "users.nav.teams", "/users/teams", "people");
    }

    @Bean
    NavigationEntry auditEntry() {
        return entry(990, "users.nav.audit", "/users/audit", "clock-history");
    }

    @Bean
    @Order(50)
    RecordKind userKind(JdbcClient jdbc) {
        return new TableOfRecords(
                        "user",
                        "users",
                        "person-gear",
                        Permission.ADMINISTER,
                        Permission.ADMINISTER,
                        new Source("user_account", "full_name", "/users/"),
                        jdbc)
                .searched(
                        "search_fold(concat_ws(' ', full_name, username, email))",
                        new ListPage("users.nav.users", "/users?search="));
    }

    private static NavigationEntry entry(int order, String label, String url, String icon) {
        return NavigationEntry.of(order, GROUP, label, url, icon, Permission.ADMINISTER.name());
    }
}
