package com.bmasia.crm.mail.consent;

import java.util.UUID;

public record SuppressionId(UUID value) {

    public static SuppressionId of(String value) {
        return new SuppressionId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
