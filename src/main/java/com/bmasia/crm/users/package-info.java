/** Accounts, roles, permissions, teams, login, tokens, notifications and the audit log. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "web :: api", "web :: form", "web :: list", "web :: load"})
package com.bmasia.crm.users;
