/** Reading the audit log. */
package com.bmasia.crm.users.audit;
