/** Numbers about tickets. */
package com.bmasia.crm.tickets.statistics;
