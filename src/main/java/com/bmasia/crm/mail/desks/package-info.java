/** Desk mailboxes: whose emails are the work of a team. */
@org.springframework.modulith.NamedInterface("desks")
package com.bmasia.crm.mail.desks;
