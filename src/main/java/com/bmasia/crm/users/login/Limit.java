package com.bmasia.crm.users.login;

import java.time.Duration;

/**
 * How many attempts are let through within a sliding window, counted per key. Where a delay grows, each attempt beyond them
 * doubles the wait since the one before, instead of a wait for room in the window.
 */
public enum Limit {
    /** Wrong passwords for one name from one network, whether there is an account of that name or not. */
    LOGIN(5, Duration.ofDays(1), Duration.ofMinutes(1)),
    /** Wrong passwords from one device from which the account's owner has logged in before. */
    LOGIN_BY_DEVICE(5, Duration.ofDays(1), Duration.ofMinutes(1)),
    /** Wrong passwords for one name from everywhere together (OWASP ASVS 2.2.1). Known devices do not count, nor wait. */
    LOGIN_BY_NAME(100, Duration.ofHours(1)),
    /** Different names tried from one network; many wrong passwords of one person are one. Known devices are exempt. */
    NAMES_BY_NETWORK(30, Duration.ofMinutes(15)),
    /** Wrong passwords of somebody who is signed in. */
    PASSWORD_CONFIRMATION(5, Duration.ofDays(1), Duration.ofMinutes(1)),
    /** Mails with a link that one account is sent. */
    RESET_BY_ACCOUNT(3, Duration.ofHours(1)),
    /** Requests for such a mail, and tries of links, from one address. */
    RESET_BY_ADDRESS(20, Duration.ofHours(1)),
    /** Test mails of one person: each opens a connection to a machine of the person's choice. */
    MAIL_TEST(10, Duration.ofHours(1));

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final int attempts;
    private final Duration window;
    private final Duration firstDelay;

    Limit(int attempts, Duration window) {
        this(attempts, window, null);
    }

    Limit(int attempts, Duration window, Duration firstDelay) {
        this.attempts = attempts;
        this.window = window;
        this.firstDelay = firstDelay;
    }

    int attempts() {
        return attempts;
    }

    Duration window() {
        return window;
    }

    boolean delayGrows() {
        return firstDelay != null;
    }

    /** How long to wait after so many attempts. */
    Duration delayAfter(int count) {
        if (count < attempts) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - attempts, 10);
        Duration delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
