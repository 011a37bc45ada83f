package com.bmasia.crm.web.api;

import java.time.Duration;

/** Refused because too much was asked in a short time; answered with 429 and {@code Retry-After}. */
public class TooManyRequests extends RuntimeException {

    private final Duration retryAfter;

    public TooManyRequests(Duration retryAfter) {
        super("too many requests");
        this.retryAfter = retryAfter;
    }

    /** Whole seconds, rounded up. */
    public long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
