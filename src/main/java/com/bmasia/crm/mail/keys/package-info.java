/** Keys for what is sealed and signed. */
@org.springframework.modulith.NamedInterface("keys")
package com.bmasia.crm.mail.keys;
