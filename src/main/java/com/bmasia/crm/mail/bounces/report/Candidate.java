package com.bmasia.crm.mail.bounces.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells from the headers alone which mails of a mailbox may be reports. Everything else is somebody's letter, a notice or a
 * link to log in, and is not looked at.
 */
public final class Candidate {

    /** The headers that decide; a mailbox is asked for these only. */
    public static final String[] HEADERS = {
        "Message-ID",
        "From",
        "Subject",
        "Content-Type",
        "Auto-Submitted",
        "X-Failed-Recipients",
        "X-BMAsia-Mail",
        "Return-Path",
        "Content-Transfer-Encoding"
    };

    private static final Pattern DAEMON = Pattern.compile(
            "(^|[<\\s\"])(mailer-daemon|mail-daemon|mdaemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]{16,}|bounces?)@"
                    + "|mail delivery (sub)?system|mail delivery service|mailer.daemon",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SUBJECT = Pattern.compile(
            String.join(
                    "|",
                    "undeliver(able|ed)\\b.*",
                    "delivery (status notification|failure|failed|has failed|delayed|report|incomplete|notification).*",
                    "mail (delivery )?(failed|failure|could not|system error|delayed).*",
                    "returned mail.*",
                    "failure notice.*",
                    "message (could not be|was not|undeliverable|not) ?deliver.*",
                    "warning: (message|could not).*",
                    ".*(ไม่สามารถ(จัด)?ส่ง|ส่ง.{0,20}ไม่(สำเร็จ|ถึง|ได้)|การ(จัด)?ส่ง.{0,20}ล้มเหลว|อีเมลตีกลับ|จดหมายตีกลับ).*"),
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Candidate() {}

    /** @param header the value of a header by its name; null where there is none */
    public static boolean isOne(Function<String, String> header) {
        if (value(header, "X-BMAsia-Mail").isPresent()) {
            return false;
        }
        String type = value(header, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.strip().startsWith("multipart/report")) {
            return !type.contains("disposition-notification");
        }
        return value(header, "X-Failed-Recipients").isPresent()
                || DAEMON.matcher(value(header, "From").orElse("")).find()
                || SUBJECT.matcher(LenientText.ofHeader(header.apply("Subject")).strip())
                        .matches()
                || isAutomaticAnswer(header);
    }

    /** Also out-of-office notes, which then turn out to report nothing. What is merely sent by a machine is not meant. */
    private static boolean isAutomaticAnswer(Function<String, String> header) {
        return value(header, "Auto-Submitted")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.startsWith("auto-replied"))
                .isPresent();
    }

    private static Optional<String> value(Function<String, String> header, String name) {
        return Optional.ofNullable(header.apply(name)).filter(value -> !value.isBlank());
    }
}
