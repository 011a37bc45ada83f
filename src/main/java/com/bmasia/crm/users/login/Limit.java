package com.bmasia.crm.users.login;

import java.time.Duration;

/** How many attempts are let through within a sliding window, counted per key. */
public enum Limit {
    /** Wrong passwords for one account (or one unknown name). */
    LOGIN_BY_NAME(5, Duration.ofMinutes(15)),
    /** Wrong passwords from one address, over all names; a whole office may share it. */
    LOGIN_BY_ADDRESS(30, Duration.ofMinutes(15)),
    /** Mails with a link that one account is sent. */
    RESET_BY_ACCOUNT(3, Duration.ofHours(1)),
    /** Requests for such a mail, and tries of links, from one address. */
    RESET_BY_ADDRESS(20, Duration.ofHours(1)),
    /** Test mails of one person: each opens a connection to a machine of the person's choice. */
    MAIL_TEST(10, Duration.ofHours(1));

    private final int attempts;
    private final Duration window;

    Limit(int attempts, Duration window) {
        this.attempts = attempts;
        this.window = window;
    }

    int attempts() {
        return attempts;
    }

    Duration window() {
        return window;
    }
}
