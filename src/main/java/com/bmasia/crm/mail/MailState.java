package com.bmasia.crm.mail;

/** Where a mail stands on its way out. */
public enum MailState {
    QUEUED,
    /** A node talks to the mail server about it right now. */
    IN_FLIGHT,
    /** The mail server took it. */
    ACCEPTED,
    /** Tried again later: the server said so (4xx), could not be reached, or a limit is used up. */
    DEFERRED,
    /** Finally refused or given up. */
    FAILED,
    /** The mail server may have taken it: the connection or the node broke off in the wrong moment. */
    UNKNOWN,
    /** Not sent, because the address is on the suppression list. */
    SUPPRESSED,
    CANCELLED
}
