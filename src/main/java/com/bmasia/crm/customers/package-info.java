/** Companies and contacts; the company page to which other modules add panels. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "web :: api", "web :: form", "web :: list", "users", "users :: records", "mail"})
package com.bmasia.crm.customers;
