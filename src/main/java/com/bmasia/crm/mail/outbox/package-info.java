/** The outbox: mails as rows with a unique reason and a final state, and the dispatcher that sends them. */
@org.springframework.modulith.NamedInterface("outbox")
package com.bmasia.crm.mail.outbox;
