/** Sender accounts: whose mail server a mail goes through, and how much of it. */
package com.bmasia.crm.mail.accounts;
