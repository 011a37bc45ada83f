package com.bmasia.crm.users;

import static com.bmasia.crm.users.Role.ADMIN;
import static com.bmasia.crm.users.Role.FINANCE;
import static com.bmasia.crm.users.Role.MANAGER;
import static com.bmasia.crm.users.Role.MARKETING;
import static com.bmasia.crm.users.Role.SALES;
import static com.bmasia.crm.users.Role.SUPPORT;

import java.util.Set;

/**
 * What a person may do, and which roles may do it. This is the only table of permissions: screens, JSON API and process
 * tasks all ask it.
 */
public enum Permission {
    SEE_CUSTOMERS(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    EDIT_CUSTOMERS(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    DELETE_CUSTOMERS(MANAGER, ADMIN),
    SEE_DOCUMENTS(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    EDIT_QUOTES_AND_CONTRACTS(SALES, MANAGER, ADMIN),
    APPROVE_QUOTES(MANAGER, ADMIN),
    EDIT_INVOICES(FINANCE, MANAGER, ADMIN),
    /** See and create tickets, and edit one's own: created by or assigned to oneself. */
    USE_TICKETS(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    EDIT_ANY_TICKET(SUPPORT, MANAGER, ADMIN),
    /** Change and delete what others said on a ticket; one's own words everybody may for a quarter of an hour. */
    EDIT_ANY_COMMENT(MANAGER, ADMIN),
    DELETE_TICKETS(SUPPORT, MANAGER, ADMIN),
    SEE_MARKETING(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    EDIT_MARKETING(SALES, MARKETING, MANAGER, ADMIN),
    CONVERSE(SUPPORT, SALES, MARKETING, MANAGER, ADMIN),
    EDIT_MODELS(MANAGER, ADMIN),
    OPERATE(MANAGER, ADMIN),
    SEE_REPORTS(SUPPORT, SALES, MARKETING, FINANCE, MANAGER, ADMIN),
    ADMINISTER(ADMIN);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean isGivenTo(Role role) {
        return roles.contains(role);
    }
}
