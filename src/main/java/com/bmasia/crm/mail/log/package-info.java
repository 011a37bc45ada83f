/** The e-mail log: what became of every mail, for those who may know; and mails that wait for somebody to do something. */
package com.bmasia.crm.mail.log;
