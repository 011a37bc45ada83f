package com.bmasia.crm.mail.bounces.mailbox;

import java.util.UUID;

/** A mailbox is no longer read until somebody enters a password. Published in the transaction that says so. */
record MailboxNeedsPassword(UUID mailbox, boolean desk, String host) {}
