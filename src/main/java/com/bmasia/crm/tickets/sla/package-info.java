/** The service level of a ticket: how much of its time is used, when it is due, who is notified when. */
package com.bmasia.crm.tickets.sla;
