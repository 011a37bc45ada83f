/** Emails to the desks: kept as they came, then read one after the other and handed to the module they are about. */
@org.springframework.modulith.NamedInterface("inbound")
package com.bmasia.crm.mail.inbound;
