/** Who gets no mail: unsubscribing, preferences by topic, the suppression list. */
package com.bmasia.crm.mail.consent;
