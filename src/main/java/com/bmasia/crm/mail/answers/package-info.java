/** What the answer of a mail server says about an address, told by one table however the answer reached us. */
package com.bmasia.crm.mail.answers;
