package com.bmasia.crm.users.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Answers after the same time whatever was found, so that the clock does not tell who has an account. */
record EvenTime(long end) {

    /** Longer than making the mail takes. */
    private static final Duration ALWAYS = Duration.ofMillis(400);

    static EvenTime begin() {
        return new EvenTime(System.nanoTime() + ALWAYS.toNanos());
    }

    void waitForIt() {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
