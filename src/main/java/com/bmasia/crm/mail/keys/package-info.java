/** Keys for what is sealed and signed. */
package com.bmasia.crm.mail.keys;
