/** Mailboxes of sender accounts: settings, and reading what is new in them over IMAP. */
package com.bmasia.crm.mail.bounces.mailbox;
