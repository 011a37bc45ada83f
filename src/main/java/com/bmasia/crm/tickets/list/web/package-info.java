/** The list of tickets and the board on the screen, and actions on many tickets at once. */
package com.bmasia.crm.tickets.list.web;
