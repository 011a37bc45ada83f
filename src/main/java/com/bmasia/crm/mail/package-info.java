/** Outgoing mail. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "engine",
            "web",
            "web :: api",
            "web :: form",
            "web :: list",
            "users",
            "users :: login",
            "users :: records"
        })
package com.bmasia.crm.mail;
