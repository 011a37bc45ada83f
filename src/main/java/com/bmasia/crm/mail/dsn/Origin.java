package com.bmasia.crm.mail.dsn;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who wrote a mail, as far as that decides whether it may be a report. Told from the headers alone, never from the subject. */
enum Origin {
    /** A mail server that reports: its words count. */
    DAEMON,
    /** A machine that answers for a person. Its words count only where our mail comes back with them. */
    MACHINE,
    /** Somebody's letter, a notice, or a mail of our own. Whatever it says, it is no report. */
    PERSON;

    private static final Pattern DAEMON_ADDRESS = Pattern.compile(
            "(^|[<\\s\"])(mailer-daemon|mail-daemon|mdaemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]{16,}|bounces?)@"
                    + "|mail delivery (sub)?system|mail delivery service|mailer.daemon",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_RETURN = Pattern.compile("\\s*<\\s*>\\s*");

    /** @param header the value of a header by its name; null where there is none */
    static Origin of(Function<String, String> header) {
        if (!value(header, "X-BMAsia-Mail").isBlank()) {
            return PERSON;
        }
        String type = value(header, "Content-Type").strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report")) {
            return type.contains("disposition-notification") ? PERSON : DAEMON;
        }
        boolean machine = NO_RETURN.matcher(value(header, "Return-Path")).matches()
                || value(header, "Auto-Submitted")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("auto-replied");
        if (!value(header, "X-Failed-Recipients").isBlank()) {
            return DAEMON;
        }
        if (DAEMON_ADDRESS.matcher(value(header, "From")).find()) {
            // In a small hotel the postmaster is a person, who answers our mails.
            return machine || !Subjects.isAnswer(header.apply("Subject")) ? DAEMON : PERSON;
        }
        return machine ? MACHINE : PERSON;
    }

    private static String value(Function<String, String> header, String name) {
        String value = header.apply(name);
        return value == null ? "" : value;
    }
}
