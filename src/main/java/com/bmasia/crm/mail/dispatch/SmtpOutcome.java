package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.answers.About;
import com.bmasia.crm.mail.answers.AnswerRules;
import com.bmasia.crm.mail.mime.LenientText;
import com.bmasia.crm.mail.outbox.MailOutbox;
import com.bmasia.crm.shared.SingleLine;
import java.util.Optional;

/**
 * What one conversation with a mail server came to.
 *
 * @param code of the server's reply; 0 where it gave none
 * @param reply in the server's words, or what happened instead
 */
record SmtpOutcome(Kind kind, int code, String reply) {

    enum Kind {
        ACCEPTED,
        /** Not now (4xx), or the connection broke before the mail was handed over. */
        DEFERRED,
        /** Never (5xx). */
        FAILED,
        /** Handed over, and no answer. */
        UNKNOWN,
        /** The server could not be reached or ended the conversation: nothing to do with this mail. */
        SERVER_UNAVAILABLE,
        /** The server does not take the account's password (535). */
        PASSWORD_REFUSED
    }

    /** The address has letters before the @ that the server does not take. */
    static final SmtpOutcome NO_UTF8 = new SmtpOutcome(Kind.FAILED, 0, MailOutbox.NO_UTF8);

    private static final int MAX_REPLY = 1000;

    SmtpOutcome {
        reply = reply == null ? "" : SingleLine.of(LenientText.ofAnswer(reply));
        reply = reply.length() <= MAX_REPLY ? reply : reply.substring(0, MAX_REPLY);
    }

    /** The mail was not even begun: it costs no attempt. */
    boolean isOfAccount() {
        return kind == Kind.SERVER_UNAVAILABLE || kind == Kind.PASSWORD_REFUSED;
    }

    /**
     * Whether we were refused for what we are, or nobody knows for what. Of a mail that is tried again and again the first
     * time counts; what is unclear counts only where it is final.
     */
    boolean isAboutUs(int attempt) {
        boolean notEvenWelcome = kind == Kind.SERVER_UNAVAILABLE && code >= 500;
        return notEvenWelcome
                || refusal()
                        .filter(about ->
                                kind == Kind.FAILED ? !about.countsAgainstAddress() : about == About.US && attempt == 1)
                        .isPresent();
    }

    /** What a refusal of this mail is about, by the same table as for reports; empty where it was not refused. */
    Optional<About> refusal() {
        return kind == Kind.FAILED && code > 0 || kind == Kind.DEFERRED
                ? Optional.of(AnswerRules.judge(reply).about())
                : Optional.empty();
    }
}
