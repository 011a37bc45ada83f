package com.bmasia.crm.mail.answers;

/** What a mail server's refusal is about. Only one of these is a reason to write nothing more to an address. */
public enum About {
    /** There is no such mailbox, or no such domain. */
    RECIPIENT,
    /** The mailbox or its server takes nothing just now: full, busy, out of order. */
    MAILBOX,
    /** Our sender, our host or what we wrote: says nothing about the address. */
    US,
    /** It does not say. Taken as if it were about us. */
    UNCLEAR;

    /** Whether nothing that is sent there will ever arrive. */
    public boolean isHard() {
        return this == RECIPIENT;
    }

    /** Whether it may count against the address at all. */
    public boolean countsAgainstAddress() {
        return this == RECIPIENT || this == MAILBOX;
    }
}
