package com.bmasia.crm.mail.mailboxes.web;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.mailboxes.Mailbox;
import com.bmasia.crm.mail.mailboxes.MailboxDetails;
import com.bmasia.crm.mail.mailboxes.MailboxService.Edit;
import java.util.Arrays;
import java.util.Optional;

/** A mailbox as it is typed. All are texts, so that what is no number is told like any other slip. */
public record MailboxForm(
        String version,
        String enabled,
        String host,
        String port,
        String security,
        String folder,
        String username,
        String password) {

    static MailboxForm of(Mailbox mailbox) {
        return of(mailbox.version(), mailbox.enabled(), mailbox.details());
    }

    /** One that is not there yet: switched on, since that is why somebody fills it in. */
    static MailboxForm of(MailboxDetails suggestion) {
        return of(0, true, suggestion);
    }

    private static MailboxForm of(int version, boolean enabled, MailboxDetails details) {
        return new MailboxForm(
                String.valueOf(version),
                String.valueOf(enabled),
                details.host(),
                details.port().toString(),
                details.security().name(),
                details.folder(),
                details.username(),
                "");
    }

    public Edit edit() {
        SmtpSecurity chosen = Arrays.stream(SmtpSecurity.values())
                .filter(choice -> choice.name().equals(security))
                .findFirst()
                .orElse(null);
        MailboxDetails details = new MailboxDetails(host, number(port), chosen, folder, username);
        return new Edit(Optional.ofNullable(number(version)).orElse(0), isOn(), details, password);
    }

    public boolean isOn() {
        return "true".equals(enabled);
    }

    private static Integer number(String typed) {
        String digits = typed == null ? "" : typed.strip();
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }

    /** A form that is logged somewhere must not tell the password. */
    @Override
    public String toString() {
        return "MailboxForm[" + host + "]";
    }
}
