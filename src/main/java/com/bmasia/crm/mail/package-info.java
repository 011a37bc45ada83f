/** Outgoing mail. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"engine", "web", "users"})
package com.bmasia.crm.mail;
