package com.bmasia.crm.tasks.web;

import com.bmasia.crm.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** My work stands first in the menu. */
@Configuration(proxyBeanMethods = false)
class TasksNavigation {

    @Bean
    NavigationEntry myWork() {
        return NavigationEntry.of(10, null, "tasks.nav.myWork", "/tasks", "check2-square", null)
                .counted("/tasks/count", "tasks")
                .openedBy("w");
    }
}
