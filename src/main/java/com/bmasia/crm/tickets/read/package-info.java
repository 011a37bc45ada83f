/** Tickets as pages and API show them. */
package com.bmasia.crm.tickets.read;
