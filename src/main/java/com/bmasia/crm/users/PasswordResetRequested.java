package com.bmasia.crm.users;

import java.time.Instant;

/**
 * Somebody is to be sent a link with which to choose a password. Carries the only copy of the token there is, and is never
 * stored; mail that gets lost is asked for again.
 *
 * @param invitation the account is new and has no password yet
 */
public record PasswordResetRequested(
        String email, String fullName, String username, String token, Instant expiresAt, boolean invitation) {

    /** Without what must not get into a log. */
    @Override
    public String toString() {
        return "PasswordResetRequested[invitation=" + invitation + "]";
    }
}
