package com.bmasia.crm.users.login;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The limit is reached; says how long to wait. Answered with 429. */
public class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    public Duration retryAfter() {
        return wait;
    }

    /** For people: whole minutes, rounded up, at least one. */
    public long minutes() {
        return Math.max(1, (wait.toSeconds() + 59) / 60);
    }
}
