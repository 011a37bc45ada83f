/** What the reply of a mail server says about an address or about us, judged by one table however it reached us. */
package com.bmasia.crm.mail.answers;
