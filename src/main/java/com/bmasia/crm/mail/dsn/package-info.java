/** Reads delivery reports: what they say about which recipient, and which email of ours they mean. Knows no database. */
package com.bmasia.crm.mail.dsn;
