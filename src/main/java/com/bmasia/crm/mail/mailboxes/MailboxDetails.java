package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.shared.Checks;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people enter for a mailbox, without the password.
 *
 * @param username null where it is opened with user name and password of the mail account
 */
public record MailboxDetails(String host, Integer port, SmtpSecurity security, String folder, String username) {

    private static final int IMAPS = 993;
    private static final String INBOX = "INBOX";
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|[0-9a-f]*:[0-9a-f:.]+");

    public MailboxDetails {
        Checks checks = new Checks();
        host = host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
        checks.require(HOST.matcher(host).matches(), "host", "mail.mailbox.rule.host");
        checks.require(port != null && port >= 1 && port <= 65_535, "port", "mail.mailbox.rule.port");
        checks.require(
                security != null && SmtpSecurity.choices().contains(security),
                "security",
                "mail.mailbox.rule.security");
        folder = checks.line("folder", folder, 200);
        folder = folder == null ? INBOX : folder;
        username = checks.line("username", username, 254);
        checks.throwIfAny();
    }

    /** What a new one begins with. */
    static MailboxDetails beside(String smtpHost) {
        return new MailboxDetails(ImapHosts.of(smtpHost), IMAPS, SmtpSecurity.TLS, INBOX, null);
    }

    /** The same mails are there, so that what was read stays read. */
    public boolean isSameMailboxAs(MailboxDetails other) {
        return host.equals(other.host)
                && folder.equals(other.folder)
                && (username == null ? other.username == null : username.equals(other.username));
    }
}
