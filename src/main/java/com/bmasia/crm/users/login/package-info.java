/** How often somebody may try to get in. */
@org.springframework.modulith.NamedInterface("login")
package com.bmasia.crm.users.login;
