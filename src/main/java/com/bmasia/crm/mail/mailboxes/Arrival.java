package com.bmasia.crm.mail.mailboxes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a mail came in, as the last server on its way wrote it: the first {@code Received}. */
final class Arrival {

    private Arrival() {}

    /** Empty where nothing is written, or nothing that is a time. */
    static Optional<Instant> of(String received) {
        if (received == null) {
            return Optional.empty();
        }
        String written = received.substring(received.lastIndexOf(';') + 1)
                .replaceAll("\\([^)]*\\)", " ")
                .replaceAll("\\s+", " ")
                .strip();
        try {
            return Optional.of(ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
