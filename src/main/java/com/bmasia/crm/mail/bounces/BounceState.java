package com.bmasia.crm.mail.bounces;

import java.util.Locale;

/** What has become of a mail that came back. */
public enum BounceState {
    /** Stored, and read within seconds. */
    NEW,
    MATCHED,
    /** A report about a mail that is none of ours, or that it does not name. */
    UNMATCHED,
    /** Automatic, but reports nothing: an out-of-office note. Its text is not kept. */
    NO_REPORT,
    /** Could not be read. Tried a few times more, then it waits for a person. */
    QUARANTINE,
    /** A person said that it may be forgotten. */
    DISMISSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
