package com.bmasia.crm.mail.accounts;

import java.util.Properties;

/**
 * How to reach the mail server of an account, secrets opened. Lives only as long as a connection is made.
 *
 * @param username null where the server asks for none
 * @param guarded whether a person named it, who may not choose any machine
 */
public record SmtpServer(
        String host, int port, SmtpSecurity security, String username, String password, boolean guarded) {

    /** One that an administrator named. */
    public SmtpServer(String host, int port, SmtpSecurity security, String username, String password) {
        this(host, port, security, username, password, false);
    }

    /** The settings of a Jakarta Mail session of the protocol {@code smtp} with this server; without user and password. */
    public Properties session() {
        Properties session = new Properties();
        session.setProperty("mail.transport.protocol", "smtp");
        session.setProperty("mail.smtp.host", host);
        session.setProperty("mail.smtp.port", String.valueOf(port));
        session.setProperty("mail.smtp.auth", String.valueOf(username != null));
        session.setProperty("mail.smtp.ssl.enable", String.valueOf(security == SmtpSecurity.TLS));
        session.setProperty(
                "mail.smtp.starttls.enable",
                String.valueOf(security == SmtpSecurity.STARTTLS || security == SmtpSecurity.STARTTLS_IF_OFFERED));
        session.setProperty("mail.smtp.starttls.required", String.valueOf(security == SmtpSecurity.STARTTLS));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return session;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
