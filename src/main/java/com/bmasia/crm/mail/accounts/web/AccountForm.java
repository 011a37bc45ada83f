package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.SmtpSecurity;

/** A sender account as it is typed. All fields are texts, so that what is no number is told like any other slip. */
public record AccountForm(
        String version,
        String host,
        String port,
        String security,
        String username,
        String password,
        String fromName,
        String fromEmail,
        String limitPerMinute,
        String limitPerDay) {

    static AccountForm of(int version, SenderDetails details) {
        return new AccountForm(
                text(version),
                details.host(),
                text(details.port()),
                details.security().name(),
                details.username(),
                "",
                details.fromName(),
                details.fromEmail(),
                text(details.limitPerMinute()),
                text(details.limitPerDay()));
    }

    /** What there is, or what a new account begins with. */
    static AccountForm of(AccountView account) {
        return account.usesSettings()
                ? of(account.version(), SenderDetails.GMAIL)
                : of(account.version(), account.details());
    }

    SenderDetails details() {
        return new SenderDetails(
                host,
                number(port),
                SmtpSecurity.choices().stream()
                        .filter(choice -> choice.name().equals(security))
                        .findFirst()
                        .orElse(null),
                username,
                fromName,
                fromEmail,
                number(limitPerMinute),
                number(limitPerDay));
    }

    /** A new account has version 0. */
    int versionSeen() {
        Integer number = number(version);
        return number == null ? 0 : number;
    }

    /** Null for nothing; what is no number becomes one that no rule allows. */
    private static Integer number(String typed) {
        String digits = typed == null ? "" : typed.replaceAll("[\\s,]", "");
        if (digits.isEmpty()) {
            return null;
        }
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : -1;
    }

    private static String text(Integer number) {
        return number == null ? "" : number.toString();
    }

    /** A form that is logged somewhere must not tell the password. */
    @Override
    public String toString() {
        return "AccountForm[" + host + "]";
    }
}
