/** Outgoing mail. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"engine", "web", "web :: api", "web :: form", "users", "users :: login"})
package com.bmasia.crm.mail;
