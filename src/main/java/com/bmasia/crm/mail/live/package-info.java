/** Tells open pages that something about mails has changed. */
package com.bmasia.crm.mail.live;
