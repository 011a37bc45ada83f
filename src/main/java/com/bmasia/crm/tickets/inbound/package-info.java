/** Emails to the desks become comments and tickets: to which ticket one belongs, and who may write to it. */
package com.bmasia.crm.tickets.inbound;
