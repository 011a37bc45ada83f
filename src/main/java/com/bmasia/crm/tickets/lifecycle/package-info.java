/** What the processes do to a ticket, and what a ticket tells its processes. */
package com.bmasia.crm.tickets.lifecycle;
