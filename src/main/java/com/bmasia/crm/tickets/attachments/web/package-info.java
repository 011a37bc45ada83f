/** Files as they are given out. */
package com.bmasia.crm.tickets.attachments.web;
