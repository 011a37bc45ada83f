/** Mailboxes of sender accounts: settings, and reading what is new in them over IMAP. */
@org.springframework.modulith.NamedInterface("mailboxes")
package com.bmasia.crm.mail.bounces.mailbox;
