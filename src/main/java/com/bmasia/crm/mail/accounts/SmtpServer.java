package com.bmasia.crm.mail.accounts;

/**
 * How to reach the mail server of an account, secrets opened. Lives only as long as a connection is made.
 *
 * @param username null where the server asks for none
 */
public record SmtpServer(String host, int port, SmtpSecurity security, String username, String password) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
