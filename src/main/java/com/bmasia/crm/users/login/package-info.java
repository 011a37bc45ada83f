/** How often somebody may try to get in. */
package com.bmasia.crm.users.login;
