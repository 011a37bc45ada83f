/** My work: all open user tasks a person may do, whatever process they come from. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "engine",
            "web",
            "web :: api",
            "web :: list",
            "users",
            "users :: handover",
            "users :: records"
        })
package com.bmasia.crm.tasks;
