package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import java.time.Duration;
import java.util.Properties;

/** How to reach a mailbox, the password opened. Lives only as long as a connection is made. */
record ImapServer(String host, int port, SmtpSecurity security, String username, String password) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** The settings of a Jakarta Mail session of the protocol {@code imap}; without user and password. */
    Properties session() {
        Properties session = new Properties();
        session.setProperty("mail.store.protocol", "imap");
        session.setProperty("mail.imap.host", host);
        session.setProperty("mail.imap.port", String.valueOf(port));
        session.setProperty("mail.imap.ssl.enable", String.valueOf(security == SmtpSecurity.TLS));
        session.setProperty("mail.imap.starttls.enable", String.valueOf(security == SmtpSecurity.STARTTLS));
        session.setProperty("mail.imap.starttls.required", String.valueOf(security == SmtpSecurity.STARTTLS));
        session.setProperty("mail.imap.ssl.checkserveridentity", "true");
        session.setProperty("mail.imap.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        session.setProperty("mail.imap.timeout", String.valueOf(ANSWER.toMillis()));
        session.setProperty("mail.imap.writetimeout", String.valueOf(ANSWER.toMillis()));
        session.setProperty("mail.imap.peek", "true");
        session.setProperty("mail.imap.fetchsize", String.valueOf(64 * 1024));
        session.setProperty("mail.debug.auth", "false");
        return session;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
