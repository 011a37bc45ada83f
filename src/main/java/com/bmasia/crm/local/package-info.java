/** What runs only on one machine without configuration: embedded PostgreSQL, mail catcher, demo data, banner. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"startup", "users", "web", "mail :: accounts", "mail :: desks"})
package com.bmasia.crm.local;
