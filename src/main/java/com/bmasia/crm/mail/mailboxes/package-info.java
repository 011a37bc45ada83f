/** Mailboxes at IMAP servers: settings, and reading what is new in them. */
package com.bmasia.crm.mail.mailboxes;
