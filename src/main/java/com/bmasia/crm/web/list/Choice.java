package com.bmasia.crm.web.list;

/** One value that a filter offers, and how it is called there. */
public record Choice(String value, String label) {}
