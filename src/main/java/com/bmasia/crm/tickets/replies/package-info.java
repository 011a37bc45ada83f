/** What agents write to customers: formatting that may stand in a reply, and canned replies. */
package com.bmasia.crm.tickets.replies;
