package com.bmasia.crm.mail;

/**
 * Contributed as a bean by a module with pages that recipients of mails reach without an account: no session, no cookie, and
 * as limited as the mail's own. The signed token in the address is the only right there is.
 *
 * @param pattern of the addresses, such as {@code /survey/**}
 */
public record PublicPages(String pattern) {}
