/** What customers think of the help they got: signed addresses in mails, answers, figures. */
package com.bmasia.crm.tickets.survey;
