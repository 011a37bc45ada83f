/** The email log: what became of every email, for those who may know. */
package com.bmasia.crm.mail.log;
