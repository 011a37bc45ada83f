/** Notices to our own people by mail, each as far as the person wants it. */
@org.springframework.modulith.NamedInterface("notices")
package com.bmasia.crm.mail.notices;
