package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.shared.SingleLine;

/**
 * What one conversation with a mail server came to.
 *
 * @param code of the server's answer; 0 where it gave none
 * @param answer in the server's words, or what happened instead
 */
record SmtpOutcome(Kind kind, int code, String answer) {

    enum Kind {
        ACCEPTED,
        /** Not now (4xx), or the connection broke before the mail was handed over. */
        DEFERRED,
        /** Never (5xx). */
        FAILED,
        /** Handed over, and no answer. */
        UNKNOWN,
        /** The server could not be reached or ended the conversation: nothing to do with this mail. */
        SERVER_TROUBLE,
        /** The server does not take the account's password (535). */
        PASSWORD_REFUSED
    }

    private static final int MAX_ANSWER = 1000;

    SmtpOutcome {
        answer = SingleLine.of(answer);
        answer = answer.length() <= MAX_ANSWER ? answer : answer.substring(0, MAX_ANSWER);
    }

    /** The mail was not even begun: it costs no attempt. */
    boolean isOfAccount() {
        return kind == Kind.SERVER_TROUBLE || kind == Kind.PASSWORD_REFUSED;
    }

    /** The server says that there is no such mailbox (RFC 3463: bad destination address). */
    boolean isNoSuchMailbox() {
        return kind == Kind.FAILED && answer.matches("(?s).*\\b5\\.1\\.(1|2|3|6|10)\\b.*");
    }
}
