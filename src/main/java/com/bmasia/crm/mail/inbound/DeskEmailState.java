package com.bmasia.crm.mail.inbound;

import java.util.Locale;

/** What has become of an email to a desk. */
public enum DeskEmailState {
    /** Kept, and read within seconds. */
    STORED,
    COMMENT,
    TICKET,
    /** A delivery report: see returned mail. */
    REPORT,
    /** A machine wrote it, and it belongs to nothing we know. */
    AUTOMATIC,
    /** A person has to say where it belongs. */
    REVIEW,
    /** It could not be read. */
    QUARANTINED,
    /** A person said that it needs nothing. */
    IGNORED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean needsSomebody() {
        return this == REVIEW || this == QUARANTINED;
    }
}
