package com.bmasia.crm.tickets.ticket;

import java.util.Locale;

/** What a person can ask of a ticket. Which of these are possible now is read from its running process. */
public enum TicketMove {
    START_WORK,
    WAIT_FOR_CUSTOMER,
    RESUME,
    RESOLVE,
    REOPEN,
    CLOSE,
    CANCEL;

    /** The name in the API, in decision tables and in style sheets: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverse of {@link #code}, without case; throws IllegalArgumentException for anything else. */
    public static TicketMove of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
