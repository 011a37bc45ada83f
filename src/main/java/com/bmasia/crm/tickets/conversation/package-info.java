/** What staff and customers say on a ticket, and what follows from it. */
package com.bmasia.crm.tickets.conversation;
