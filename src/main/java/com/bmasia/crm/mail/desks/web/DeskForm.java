package com.bmasia.crm.mail.desks.web;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.desks.Desk;
import com.bmasia.crm.mail.desks.DeskService.Edit;
import com.bmasia.crm.mail.mailboxes.MailboxDetails;
import com.bmasia.crm.mail.mailboxes.web.MailboxForm;

/** A desk mailbox as it is typed. */
public record DeskForm(
        String version,
        String enabled,
        String address,
        String team,
        String plus,
        String everything,
        String host,
        String port,
        String security,
        String folder,
        String username,
        String password) {

    static DeskForm empty() {
        return new DeskForm(
                "0",
                "true",
                "",
                "support",
                "true",
                "",
                "imap.gmail.com",
                "993",
                SmtpSecurity.TLS.name(),
                "INBOX",
                "",
                "");
    }

    static DeskForm of(Desk desk) {
        MailboxDetails details = desk.mailbox().details();
        return new DeskForm(
                String.valueOf(desk.mailbox().version()),
                String.valueOf(desk.mailbox().enabled()),
                desk.address(),
                desk.team(),
                String.valueOf(desk.plus()),
                "",
                details.host(),
                details.port().toString(),
                details.security().name(),
                details.folder(),
                details.username(),
                "");
    }

    Edit edit() {
        MailboxForm mailbox = new MailboxForm(version, enabled, host, port, security, folder, username, password);
        var typed = mailbox.edit();
        return new Edit(
                typed.version(),
                typed.enabled(),
                address == null ? "" : address.strip(),
                team,
                isPlusOn(),
                "true".equals(everything),
                typed.details(),
                password);
    }

    public boolean isOn() {
        return "true".equals(enabled);
    }

    public boolean isPlusOn() {
        return "true".equals(plus);
    }

    /** A form that is logged somewhere must not tell the password. */
    @Override
    public String toString() {
        return "DeskForm[" + address + "]";
    }
}
