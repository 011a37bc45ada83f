package com.bmasia.crm.customers;

import java.util.UUID;

public record ContactId(UUID value) {

    public static ContactId of(String value) {
        return new ContactId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
