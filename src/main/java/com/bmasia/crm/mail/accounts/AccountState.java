package com.bmasia.crm.mail.accounts;

/** Whether an account can be used without somebody doing something first. */
public enum AccountState {
    READY,
    /** The server refused the password, or it cannot be opened any more. Mails wait until there is another. */
    NEEDS_PASSWORD
}
