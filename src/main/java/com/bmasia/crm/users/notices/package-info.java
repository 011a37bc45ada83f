/** What a person does with the notices that were sent to them. */
package com.bmasia.crm.users.notices;
