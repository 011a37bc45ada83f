package com.bmasia.crm.mail.probe;

/** What can come out of a test mail. Each has a text that says what to do about it. */
public enum ConnectionProblem {
    ACCEPTED,
    /** The account has no server that could be asked: none named, or its password cannot be opened. */
    NO_SERVER,
    /** The name leads to a machine that people's own accounts may not use. */
    NOT_ALLOWED,
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    UNREACHABLE,
    NO_CONNECTION_IN_TIME,
    NO_ANSWER_IN_TIME,
    BROKEN_OFF,
    /** Whatever listens there, it is no mail server. */
    NOT_SMTP,
    NO_STARTTLS,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_OF_OTHER_HOST,
    TLS_FAILED,
    PASSWORD_REFUSED,
    /** Google wants an app password instead of that of the account. */
    APP_PASSWORD_NEEDED,
    LOGIN_NEEDED,
    /** The server offers no way to log in that we know. */
    LOGIN_NOT_OFFERED,
    SENDER_REFUSED,
    RECIPIENT_REFUSED,
    TRY_LATER,
    REFUSED;

    /** Whether another password is what it takes. */
    public boolean isAboutPassword() {
        return this == PASSWORD_REFUSED || this == APP_PASSWORD_NEEDED;
    }
}
