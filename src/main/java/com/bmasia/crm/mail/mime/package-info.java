/** Takes an email apart: headers, words, quoted history, files, and whether a machine wrote it. */
@org.springframework.modulith.NamedInterface("mime")
package com.bmasia.crm.mail.mime;
