package com.bmasia.crm.customers;

/**
 * A panel on the contact page, contributed as a bean. The page loads {@code url} by htmx, with {@code {id}} replaced by the
 * contact's id and {@code {email}} by the address; one that wants an address is left out where the contact has none. {@code
 * title} is a message key.
 */
public record ContactPanel(String title, int order, String url) {

    public boolean wantsEmail() {
        return url.contains("{email}");
    }
}
