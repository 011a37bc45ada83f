package com.bmasia.crm.users;

/** The account has a new password: whatever was given out on the old one must end. Published in the same transaction. */
public record PasswordChanged(UserId user) {}
