package com.bmasia.crm.customers;

import com.bmasia.crm.web.list.Keyset;

/** The orders of the customer lists, whose SQL names their table {@code c}. */
public enum SortBy {
    NAME,
    NEWEST;

    Keyset of(String list) {
        return this == NAME
                ? Keyset.of(list)
                        .ascending("c.name collate \"th-x-icu\"", "text")
                        .ascending("c.id", "uuid")
                : Keyset.newestFirst(list, "c.created_at", "c.id");
    }
}
