/** The page of the holidays. */
package com.bmasia.crm.tickets.calendar.web;
