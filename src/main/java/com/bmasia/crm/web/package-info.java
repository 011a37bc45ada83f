/** The page frame: layout, navigation, error pages, paging, formatting, live updates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.bmasia.crm.web;
