/** Where replies to our emails go, and how they are told apart: reply addresses with tokens, threads. */
@org.springframework.modulith.NamedInterface("replies")
package com.bmasia.crm.mail.replies;
