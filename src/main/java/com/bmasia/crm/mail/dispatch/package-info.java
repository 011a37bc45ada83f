/** Sends what is due in the outbox: nodes, leases, limits and pauses of accounts, SMTP, and what each attempt came to. */
package com.bmasia.crm.mail.dispatch;
