/** What happened to a ticket, and what was said about it. */
package com.bmasia.crm.tickets.timeline;
