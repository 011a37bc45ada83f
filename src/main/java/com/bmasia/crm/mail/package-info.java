/** Outgoing mail. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"engine", "web", "web :: api", "users", "users :: login"})
package com.bmasia.crm.mail;
