package com.bmasia.crm.mail.accounts;

/** How the connection to a mail server is protected. */
public enum SmtpSecurity {
    NONE,
    /** Begins in clear and must change to TLS (RFC 3207); refused where the server does not offer it. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS
}
