package com.bmasia.crm.customers;

/**
 * A panel on the company page, contributed as a bean by another module. The page loads {@code url} by htmx, with {@code
 * {id}} replaced by the company's id. {@code title} is a message key.
 */
public record CompanyPanel(String title, int order, String url) {}
