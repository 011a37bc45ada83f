/** Accounts, roles, permissions, teams, login, tokens, notifications and the audit log. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package com.bmasia.crm.users;
