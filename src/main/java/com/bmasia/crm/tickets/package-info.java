/** Support tickets, whose lifecycle is the process ticket-lifecycle. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "engine",
            "web",
            "web :: api",
            "users",
            "customers",
            "mail",
            "mail :: notices",
            "mail :: outbox",
            "mail :: keys",
            "mail :: snippets"
        })
package com.bmasia.crm.tickets;
