package com.bmasia.crm.tickets.attachments;

import java.util.UUID;

public record AttachmentId(UUID value) {

    public static AttachmentId of(String value) {
        return new AttachmentId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
