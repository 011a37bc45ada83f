/** Reads reports about mails: what they say of which recipient, and which mail of ours they mean. Knows no database. */
package com.bmasia.crm.mail.bounces.report;
