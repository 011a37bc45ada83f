package com.bmasia.crm.tickets.ticket;

import java.util.UUID;

public record TicketId(UUID value) {

    /** What a ticket is as a kind of record: in the audit log, and where a mail says what it is about. */
    public static final String KIND = "ticket";

    public static TicketId of(String value) {
        return new TicketId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
