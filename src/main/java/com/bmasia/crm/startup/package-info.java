/** What must hold before the application starts, on every machine, and how a refusal is said. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.bmasia.crm.startup;
