/** The page on which a customer rates a solution. */
package com.bmasia.crm.tickets.survey.web;
