package com.bmasia.crm.customers;

import java.util.UUID;

public record CompanyId(UUID value) {

    public static CompanyId of(String value) {
        return new CompanyId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
