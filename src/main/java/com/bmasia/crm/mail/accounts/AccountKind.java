package com.bmasia.crm.mail.accounts;

/** Whose a sender account is. */
public enum AccountKind {
    /** One person's. */
    OWN,
    /** Of everybody with a main role who has no own one, such as {@code sales@}. */
    ROLE,
    /** The company's: for all others, and for what nobody sends. Always there. */
    SYSTEM
}
