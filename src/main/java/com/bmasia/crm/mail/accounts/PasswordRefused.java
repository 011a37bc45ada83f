package com.bmasia.crm.mail.accounts;

import java.util.UUID;

/** The mail server no longer takes the password of this account, so that its mails wait. Published in the transaction that says so. */
public record PasswordRefused(UUID account) {}
