package com.bmasia.crm.mail.accounts;

import java.util.List;

/** How the connection to a mail server is protected. */
public enum SmtpSecurity {
    NONE,
    /** Begins in clear and must change to TLS (RFC 3207); refused where the server does not offer it. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** TLS where the server offers it, else in clear. Only for the server of the settings, whose administrator said so. */
    STARTTLS_IF_OFFERED;

    /** What an account may have. */
    public static List<SmtpSecurity> choices() {
        return List.of(STARTTLS, TLS, NONE);
    }
}
