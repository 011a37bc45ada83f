/** Groups of people that work is routed to. */
package com.bmasia.crm.users.teams;
