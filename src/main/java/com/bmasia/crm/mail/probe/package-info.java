/** Tests of mail servers: a real conversation, and one diagnosis of what went wrong for SMTP and IMAP. */
package com.bmasia.crm.mail.probe;
