/** Which passwords are good enough, and the way back in for those who have none. */
package com.bmasia.crm.users.passwords;
