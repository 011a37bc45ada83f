package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** A sender account as administrators see it. Without a host the company's account uses the mail server of the settings. */
record MailAccountJson(
        UUID id,
        AccountKind kind,
        UserId user,
        String userName,
        Role role,
        String host,
        Integer port,
        SmtpSecurity security,
        String username,
        boolean hasPassword,
        String fromName,
        String fromEmail,
        Integer limitPerMinute,
        Integer limitPerDay,
        @JsonProperty("is_active") boolean active,
        AccountState state,
        @JsonProperty("is_usable") boolean usable,
        Instant usedSince,
        boolean usedUntested,
        Instant pausedUntil,
        String trouble,
        Instant troubleAt,
        int sentToday,
        Rejected rejected) {

    /** Its mails are refused for what we are; null in the account where they are not. */
    record Rejected(int emails, Instant since, Instant last, String answer) {

        static Rejected of(AccountView.Rejected found) {
            return found == null ? null : new Rejected(found.mails(), found.since(), found.last(), found.answer());
        }
    }

    static MailAccountJson of(AccountView account) {
        return new MailAccountJson(
                account.id(),
                account.kind(),
                account.person(),
                account.personName(),
                account.role(),
                account.host(),
                account.port(),
                account.security(),
                account.username(),
                account.hasPassword(),
                account.fromName(),
                account.fromEmail(),
                account.limitPerMinute(),
                account.limitPerDay(),
                account.active(),
                account.state(),
                account.isUsable(),
                account.admittedAt(),
                account.admittedUntested(),
                account.pausedUntil(),
                account.trouble(),
                account.troubleAt(),
                account.sentToday(),
                Rejected.of(account.rejected()));
    }
}
