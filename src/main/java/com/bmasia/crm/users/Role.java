package com.bmasia.crm.users;

/** What a person is in the company. A user has one or more; {@link Permission} says what each may do. */
public enum Role {
    SUPPORT,
    SALES,
    MARKETING,
    FINANCE,
    MANAGER,
    ADMIN
}
