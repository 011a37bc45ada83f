package com.bmasia.crm.tickets.ticket;

import java.util.Locale;

/** Where a ticket stands. Written only by the process ticket-lifecycle. */
public enum TicketStatus {
    NEW,
    ASSIGNED,
    IN_PROGRESS,
    PENDING,
    RESOLVED,
    CLOSED;

    /** The name in the API, in decision tables and in style sheets: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverse of {@link #code}, without case; throws IllegalArgumentException for anything else. */
    public static TicketStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
