/** The outbox: emails as rows with a dedup key, what they are made of, and what people and processes do to them. */
@org.springframework.modulith.NamedInterface("outbox")
package com.bmasia.crm.mail.outbox;
