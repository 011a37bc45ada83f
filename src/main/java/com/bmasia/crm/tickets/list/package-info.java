/** The list of tickets: filters, search, order, saved views. */
package com.bmasia.crm.tickets.list;
