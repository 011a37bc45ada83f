/** Templates as people keep them: versions, rules, preview, and those that are shipped. */
package com.bmasia.crm.mail.templates;
