package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import java.util.List;
import java.util.Map;

/** Which IMAP server belongs to which SMTP server. */
final class ImapHosts {

    private static final Map<String, String> OF_PROVIDERS = Map.of(
            "smtp.gmail.com", "imap.gmail.com",
            "smtp.googlemail.com", "imap.gmail.com",
            "smtp-relay.gmail.com", "imap.gmail.com",
            "smtp.office365.com", "outlook.office365.com",
            "smtp-mail.outlook.com", "outlook.office365.com",
            "smtp.mail.yahoo.com", "imap.mail.yahoo.com");

    private static final List<String> SENDING = List.of("smtp", "smtps", "mail", "send", "out", "outgoing");
    private static final List<String> READING = List.of("imap", "imaps", "mail", "in", "incoming");

    private ImapHosts() {}

    /** The most likely one. */
    static String of(String smtp) {
        if (OF_PROVIDERS.containsKey(smtp)) {
            return OF_PROVIDERS.get(smtp);
        }
        return isName(smtp, List.of("smtp", "smtps")) ? "imap." + domain(smtp) : smtp;
    }

    /**
     * Whether the account's password may be sent there without anybody entering it for this: only to the same provider, and
     * no less protected. Whoever has got hold of a session could otherwise let it be sent to a server of his own.
     */
    static boolean mayHavePasswordOf(String smtp, SmtpSecurity its, MailboxDetails mailbox) {
        String host = mailbox.host();
        boolean hidden = mailbox.security() != SmtpSecurity.NONE || its == SmtpSecurity.NONE;
        boolean related = host.equals(smtp)
                || host.equals(OF_PROVIDERS.get(smtp))
                || isName(smtp, SENDING)
                        && isName(host, READING)
                        && domain(host).equals(domain(smtp));
        return hidden && related;
    }

    private static boolean isName(String host, List<String> names) {
        return domain(host).contains(".") && names.contains(host.substring(0, host.indexOf('.')));
    }

    private static String domain(String host) {
        return host.substring(host.indexOf('.') + 1);
    }
}
