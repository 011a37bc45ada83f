/** The parts of a ticket's page on which people write, and read what was written. */
package com.bmasia.crm.tickets.conversation.web;
