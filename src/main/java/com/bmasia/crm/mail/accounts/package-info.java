/** Sender accounts: whose mail server a mail goes through, and how much of it. */
@org.springframework.modulith.NamedInterface("accounts")
package com.bmasia.crm.mail.accounts;
