package com.bmasia.crm.tickets.ticket;

import java.util.Locale;

/** How soon a ticket wants an answer; the decision table turns it into hours. */
public enum TicketPriority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT;

    /** The name in the API, in decision tables and in style sheets: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverse of {@link #code}, without case; throws IllegalArgumentException for anything else. */
    public static TicketPriority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
