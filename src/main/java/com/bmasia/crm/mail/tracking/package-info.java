/** Opens and clicks: signed addresses, raw events, and which of them a person did. */
package com.bmasia.crm.mail.tracking;
