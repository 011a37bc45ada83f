/** Support tickets, whose lifecycle is the process ticket-lifecycle. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "engine",
            "web",
            "web :: api",
            "web :: form",
            "web :: list",
            "users",
            "users :: handover",
            "users :: records",
            "customers",
            "mail",
            "mail :: notices",
            "mail :: outbox",
            "mail :: keys",
            "mail :: snippets",
            "mail :: inbound",
            "mail :: mime",
            "mail :: replies"
        })
package com.bmasia.crm.tickets;
