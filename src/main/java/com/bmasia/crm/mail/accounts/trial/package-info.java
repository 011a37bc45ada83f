/** The test mail: a real conversation with a mail server, told in words. */
package com.bmasia.crm.mail.accounts.trial;
