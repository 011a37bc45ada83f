/** The search box at the top of every page: it asks each kind of record. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"users", "users :: records"})
package com.bmasia.crm.search;
