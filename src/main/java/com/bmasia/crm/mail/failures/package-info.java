/** Emails that wait for somebody to do something, grouped by their cause, and repairs of whole groups. */
package com.bmasia.crm.mail.failures;
