/** What files may come in, under what name, and where their content is kept. */
package com.bmasia.crm.tickets.attachments;
