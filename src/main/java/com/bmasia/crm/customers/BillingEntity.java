package com.bmasia.crm.customers;

/** Which of our two legal entities bills a company. */
public enum BillingEntity {
    BMA_THAILAND,
    BMA_HONGKONG
}
