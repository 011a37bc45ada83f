/** Emails that came back: stored as they came, read, matched with what we sent, and what follows from it. */
package com.bmasia.crm.mail.bounces;
