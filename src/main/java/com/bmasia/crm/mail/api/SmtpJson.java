package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A person's own sender account; where there is none, only the signature has a value. */
record SmtpJson(
        String host,
        Integer port,
        SmtpSecurity security,
        String username,
        boolean hasPassword,
        String fromName,
        String fromEmail,
        String signature,
        Integer limitPerMinute,
        Integer limitPerDay,
        @JsonProperty("is_active") boolean active,
        AccountState state,
        @JsonProperty("is_usable") boolean usable,
        Instant usedSince,
        boolean usedUntested,
        int sentToday) {

    static SmtpJson of(AccountView account, String signature) {
        return new SmtpJson(
                account.host(),
                account.port(),
                account.security(),
                account.username(),
                account.hasPassword(),
                account.fromName(),
                account.fromEmail(),
                signature,
                account.limitPerMinute(),
                account.limitPerDay(),
                account.active(),
                account.state(),
                account.isUsable(),
                account.admittedAt(),
                account.admittedUntested(),
                account.sentToday());
    }

    static SmtpJson none(String signature) {
        return new SmtpJson(
                null, null, null, null, false, null, null, signature, null, null, false, null, false, null, false, 0);
    }
}
