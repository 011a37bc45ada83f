package com.bmasia.crm.customers;

/** The language in which we write to a customer. */
public enum Language {
    EN,
    TH
}
