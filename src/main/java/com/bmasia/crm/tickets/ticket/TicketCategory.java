package com.bmasia.crm.tickets.ticket;

import java.util.Locale;

/** What a ticket is about; the decision table turns it into a team. */
public enum TicketCategory {
    TECHNICAL,
    BILLING,
    ZONE_CONFIG,
    ACCOUNT,
    FEATURE_REQUEST,
    GENERAL;

    /** The name in the API, in decision tables and in style sheets: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverse of {@link #code}, without case; throws IllegalArgumentException for anything else. */
    public static TicketCategory of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
