package com.bmasia.crm.mail;

import java.util.UUID;

public record MailId(UUID value) {

    public static MailId of(String value) {
        return new MailId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
