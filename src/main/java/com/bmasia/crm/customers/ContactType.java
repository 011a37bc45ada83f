package com.bmasia.crm.customers;

/** What a contact is for us at the company. */
public enum ContactType {
    PRIMARY,
    BILLING,
    TECHNICAL,
    DECISION_MAKER,
    OTHER
}
