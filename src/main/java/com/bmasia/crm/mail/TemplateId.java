package com.bmasia.crm.mail;

import java.util.UUID;

public record TemplateId(UUID value) {

    public static TemplateId of(String value) {
        return new TemplateId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
