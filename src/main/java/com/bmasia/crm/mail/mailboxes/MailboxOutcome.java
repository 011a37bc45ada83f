package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.probe.ConnectionProblem;
import com.bmasia.crm.mail.probe.ConnectionProblems;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can come out of opening a mailbox. Each has a text that says what to do about it. */
public enum MailboxOutcome {
    OPENED,
    /** The password is missing, can no longer be opened, or is one that this server may not have. */
    NO_PASSWORD,
    NOT_ALLOWED,
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    UNREACHABLE,
    NO_CONNECTION_IN_TIME,
    NO_ANSWER_IN_TIME,
    BROKEN_OFF,
    NOT_IMAP,
    NO_STARTTLS,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_OF_OTHER_HOST,
    TLS_FAILED,
    PASSWORD_REFUSED,
    APP_PASSWORD_NEEDED,
    LOGIN_NOT_OFFERED,
    /** The provider does not let programs read this mailbox, until its owner says so. */
    IMAP_SWITCHED_OFF,
    FOLDER_UNKNOWN,
    TRY_LATER,
    /** A mail in it cannot be read, and takes the connection with it. */
    MAIL_UNREADABLE;

    private static final Pattern PASSING = Pattern.compile(
            "\\[(unavailable|inuse|limit|serverbug|contactadmin)]|too many|try (again )?later|temporar");

    public String messageKey() {
        return "mail.mailbox.outcome." + name();
    }

    public boolean isAboutPassword() {
        return this == PASSWORD_REFUSED || this == APP_PASSWORD_NEEDED || this == NO_PASSWORD;
    }

    static MailboxOutcome of(MessagingException failure) {
        if (failure instanceof FolderNotFoundException) {
            return FOLDER_UNKNOWN;
        }
        if (failure instanceof AuthenticationFailedException) {
            return ofLogin(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
        }
        return String.valueOf(failure.getMessage()).contains("STARTTLS required")
                ? NO_STARTTLS
                : of(ConnectionProblems.ofConnecting(failure, false));
    }

    private static MailboxOutcome ofLogin(String said) {
        if (said.contains("application-specific password")) {
            return APP_PASSWORD_NEEDED;
        }
        if (said.contains("not enabled for imap")
                || said.contains("imap access")
                || said.contains("imap is disabled")) {
            return IMAP_SWITCHED_OFF;
        }
        if (said.contains("login methods")
                || said.contains("authentication mechanisms")
                || said.contains("login disabled")) {
            return LOGIN_NOT_OFFERED;
        }
        return PASSING.matcher(said).find() ? TRY_LATER : PASSWORD_REFUSED;
    }

    private static MailboxOutcome of(ConnectionProblem outcome) {
        return switch (outcome) {
            case NOT_ALLOWED -> NOT_ALLOWED;
            case UNKNOWN_HOST -> UNKNOWN_HOST;
            case CONNECTION_REFUSED -> CONNECTION_REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case NO_CONNECTION_IN_TIME -> NO_CONNECTION_IN_TIME;
            case NO_ANSWER_IN_TIME -> NO_ANSWER_IN_TIME;
            case BROKEN_OFF -> BROKEN_OFF;
            case NO_STARTTLS -> NO_STARTTLS;
            case CERTIFICATE_UNTRUSTED -> CERTIFICATE_UNTRUSTED;
            case CERTIFICATE_EXPIRED -> CERTIFICATE_EXPIRED;
            case CERTIFICATE_OF_OTHER_HOST -> CERTIFICATE_OF_OTHER_HOST;
            case TLS_FAILED -> TLS_FAILED;
            case TRY_LATER -> TRY_LATER;
            default -> NOT_IMAP;
        };
    }
}
