package com.bmasia.crm.mail.bounces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The reports in {@code src/test/resources/mail/reports}, about a mail of the test. */
final class ReportsForTests {

    private static final Path MAILS = Path.of("src/test/resources/mail/reports");
    private static final String ID = "<4f1c2d9a8b7e4c5d9e0f1a2b3c4d5e6f@crm.bmasia.example>";
    private static final String MARK = "01930000-0000-7000-8000-00000000b0b0";
    private static final String TO = "nok@hotel.example";

    /** Nested without end: refused. */
    static final String NESTED = "From: mailer-daemon@x.example\nSubject: failure notice\n"
            + IntStream.range(0, 40)
                    .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n"::formatted)
                    .collect(Collectors.joining())
            + "Content-Type: text/plain\n\nbang\n";

    private ReportsForTests() {}

    /** With a Message-ID that no other report has. */
    static String about(SentMail mail, String report) {
        return read(report)
                .replace(ID, mail.messageId())
                .replace(MARK, mail.id().toString())
                .replace(TO, mail.to())
                .replace("nok+40hotel.example", mail.to())
                .replace("Message-ID: <" + report + "@", "Message-ID: <" + UUID.randomUUID() + "@");
    }

    private static String read(String report) {
        try {
            // Every byte is a character, so that nothing changes on the way.
            return Files.readString(MAILS.resolve(report + ".eml"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
