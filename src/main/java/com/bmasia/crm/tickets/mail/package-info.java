/** Emails about a ticket: who gets them, and what they say. */
package com.bmasia.crm.tickets.mail;
