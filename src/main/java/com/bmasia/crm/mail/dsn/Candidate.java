package com.bmasia.crm.mail.dsn;

import java.util.function.Function;

/**
 * Tells from the headers alone which mails of a mailbox may be reports. Everything else is somebody's letter, a notice or a
 * link to log in: whatever words it has, it never counts against an address.
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

    private Candidate() {}

    /** @param header the value of a header by its name; null where there is none */
    public static boolean isOne(Function<String, String> header) {
        return Origin.of(header) != Origin.PERSON;
    }
}
