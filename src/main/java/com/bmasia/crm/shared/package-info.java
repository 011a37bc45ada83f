/** Words that all modules speak. At most 15 types, no beans. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.bmasia.crm.shared;
