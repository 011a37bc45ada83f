package com.bmasia.crm.tickets.ticket;

import java.util.Locale;

/** How a ticket came to us. */
public enum TicketSource {
    STAFF,
    EMAIL,
    WEB_FORM,
    WHATSAPP,
    LINE,
    API,
    ZONE_ALERT;

    /** The name in the API, in decision tables and in style sheets: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverse of {@link #code}, without case; throws IllegalArgumentException for anything else. */
    public static TicketSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
