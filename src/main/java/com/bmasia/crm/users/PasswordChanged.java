package com.bmasia.crm.users;

/**
 * The account has a new password: whatever was given out on the old one must end. Published in the same transaction.
 *
 * @param keepKeys the person wants the own API keys to go on
 */
public record PasswordChanged(UserId user, boolean keepKeys) {

    public PasswordChanged(UserId user) {
        this(user, false);
    }
}
