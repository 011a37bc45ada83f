package com.bmasia.crm.mail.consent;

/** How a mail came back. */
public enum BounceKind {
    /** There is no such mailbox, or it takes nothing from us, now and later. */
    HARD,
    /** Not now: full, out of order, too many. */
    SOFT,
    /** The recipient called it spam (RFC 5965). */
    COMPLAINT
}
