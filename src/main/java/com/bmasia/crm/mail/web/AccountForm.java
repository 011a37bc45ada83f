package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.SmtpSecurity;

/** A sender account as it is typed. Numbers are texts, so that what is no number is told like any other slip. */
public record AccountForm(
        int version,
        String host,
        String port,
        SmtpSecurity security,
        String username,
        String password,
        String fromName,
        String fromEmail,
        String limitPerMinute,
        String limitPerDay) {

    static AccountForm of(int version, SenderDetails details) {
        return new AccountForm(
                version,
                details.host(),
                text(details.port()),
                details.security(),
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
                security,
                username,
                fromName,
                fromEmail,
                number(limitPerMinute),
                number(limitPerDay));
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
