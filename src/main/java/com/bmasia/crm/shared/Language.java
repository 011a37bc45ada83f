package com.bmasia.crm.shared;

/** The language in which we write to a customer. */
public enum Language {
    EN,
    TH
}
