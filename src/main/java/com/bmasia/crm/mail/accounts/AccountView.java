package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as pages and the API show it: everything but the password.
 *
 * @param person whose own it is, else null; as {@code personName} and {@code role}
 * @param host null where the system account uses the mail server of the settings
 * @param trouble what went wrong last, as text or as a message key; null where nothing did
 * @param sentToday mails of the last 24 hours, which is what {@code limitPerDay} is about
 * @param rejected null unless many of its mails are refused for what we are
 * @param admittedAt since when mails go through it; null until it has been tested, or used untested
 */
public record AccountView(
        UUID id,
        int version,
        AccountKind kind,
        UserId person,
        String personName,
        boolean personActive,
        Role role,
        boolean active,
        String host,
        Integer port,
        SmtpSecurity security,
        String username,
        boolean hasPassword,
        String fromName,
        String fromEmail,
        Integer limitPerMinute,
        Integer limitPerDay,
        AccountState state,
        Instant pausedUntil,
        String trouble,
        Instant troubleAt,
        int sentToday,
        Rejected rejected,
        Instant admittedAt,
        boolean admittedUntested) {

    /**
     * That its mails are refused for what we are, as told to the administrators.
     *
     * @param answer of the last server that did
     */
    public record Rejected(int mails, Instant since, Instant last, String answer) {}

    /** Whether mails may go through it: a test mail did, or somebody said to use it untested. */
    public boolean isUsable() {
        return kind == AccountKind.SYSTEM || admittedAt != null;
    }

    /** Whether it is known which address mails of this account come from. */
    public boolean hasSender() {
        return kind != AccountKind.ROLE || fromEmail != null || EmailAddress.isValid(username);
    }

    public boolean usesSettings() {
        return host == null;
    }

    public boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** How much of the day's quota is used, in per cent; null without a limit. */
    public Integer usedPercent() {
        return limitPerDay == null ? null : Math.min(100, (int) (100L * sentToday / limitPerDay));
    }

    /** Only for accounts with a server of their own. */
    public SenderDetails details() {
        return new SenderDetails(host, port, security, username, fromName, fromEmail, limitPerMinute, limitPerDay);
    }

    /** Whether an account can be used without somebody doing something first. */
    public enum AccountState {
        READY,
        /** The server refused the password, or it cannot be opened any more. Mails wait until there is another. */
        NEEDS_PASSWORD
    }
}
