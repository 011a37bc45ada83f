/** Templates and values to emails: variables, HTML, plain text, the frame around all of them. Knows no sender account. */
package com.bmasia.crm.mail.rendering;
