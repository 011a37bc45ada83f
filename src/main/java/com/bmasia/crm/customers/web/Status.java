package com.bmasia.crm.customers.web;

/** The choices of a list's status filter. */
enum Status {
    ACTIVE(true),
    INACTIVE(false),
    ALL(null);

    /** What is asked of the record; null: nothing. */
    final Boolean active;

    Status(Boolean active) {
        this.active = active;
    }
}
