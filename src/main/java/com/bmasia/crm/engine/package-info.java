/** The Camunda engine: configuration, shipped models, the allow-list of what a model may contain. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.bmasia.crm.engine;
