package com.bmasia.crm.customers;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;

/** Asks for permissions in services that the system itself uses too, as a person who is null. */
final class Allowed {

    private Allowed() {}

    static void require(Permission permission, CurrentUser by) {
        if (by != null) {
            by.require(permission);
        }
    }
}
