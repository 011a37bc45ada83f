/** What people keep of lists: views under a name, and which columns they want to see. */
package com.bmasia.crm.users.lists;
