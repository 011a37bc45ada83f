package com.bmasia.crm.mail.dsn;

import java.util.Locale;

/** What a report says became of a mail. */
public enum DeliveryOutcome {
    /** Never: there is no such mailbox. */
    HARD,
    /** Given up, but for a reason that passes or is not the mailbox's: full, out of order, our reputation. */
    SOFT,
    /** The recipient called it spam. */
    COMPLAINT,
    /** The other side goes on trying. */
    DELAYED,
    /** It arrived, or the report is about something else. */
    NONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
