/** A ticket as such: what it is called, what it says, its rules, and the one door to its row. */
package com.bmasia.crm.tickets.ticket;
