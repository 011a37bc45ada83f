/** Working time: frames of the week, public holidays, and the arithmetic of business hours over them. */
package com.bmasia.crm.tickets.calendar;
