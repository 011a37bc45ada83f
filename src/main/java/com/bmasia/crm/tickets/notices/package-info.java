/** Who is notified of what about a ticket. */
package com.bmasia.crm.tickets.notices;
