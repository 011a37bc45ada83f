package com.bmasia.crm.customers;

/** Service level class of a company: PREMIUM is served sooner. */
public enum Tier {
    STANDARD,
    PREMIUM
}
