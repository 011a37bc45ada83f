package com.bmasia.crm.mail.probe;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What client and server said, for people: answers and commands only, without the mail itself and without what logs in.
 * Shown only once the other side has proven to be a mail server, so that nobody reads with it what other services say.
 */
class SmtpTranscript {

    /** More than any server says; one that talks without end must not fill the memory. */
    private static final int MOST = 64 * 1024;

    private static final Pattern ANSWER = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?");
    private static final Pattern COMMAND =
            Pattern.compile("(?:EHLO|HELO|STARTTLS|MAIL FROM:|RCPT TO:|DATA|RSET|QUIT)\\b?.*");
    private static final String HIDDEN = "(username and password are hidden)";

    private final ByteArrayOutputStream traced = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.max(0, Math.min(length, MOST - count)));
        }

        @Override
        public synchronized void write(int b) {
            if (count < MOST) {
                super.write(b);
            }
        }
    };
    private final List<String> secrets;

    SmtpTranscript(String username, String password) {
        secrets = password == null || password.isEmpty()
                ? List.of()
                : Stream.of(password, username + "\0" + password, "\0" + username + "\0" + password)
                        .flatMap(secret -> Stream.of(secret, base64(secret)))
                        .toList();
    }

    /** Where Jakarta Mail writes what it hears and says. It leaves out by itself what logs in. */
    PrintStream trace() {
        return new PrintStream(traced, true, StandardCharsets.UTF_8);
    }

    /** @param loginAnswer what the server said to the login; null where it went well or did not come to it */
    List<String> lines(String loginAnswer) {
        List<String> lines = new ArrayList<>();
        boolean mail = false;
        for (String line : traced.toString(StandardCharsets.UTF_8).split("\r?\n")) {
            boolean answer = ANSWER.matcher(line).matches();
            if (line.contains("AUTH") && line.contains("trace suppressed")) {
                lines.add("AUTH " + HIDDEN);
            } else if (answer || !mail && COMMAND.matcher(line).matches()) {
                lines.add(line);
            }
            mail = !answer && mail || line.equals("DATA") || mail && line.startsWith("354");
        }
        if (loginAnswer != null) {
            loginAnswer.strip().lines().forEach(lines::add);
        }
        return isOfMailServer(lines) ? lines.stream().map(this::clean).toList() : List.of();
    }

    private static boolean isOfMailServer(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).matches("(EHLO|HELO) .*") && lines.get(i).startsWith("250")) {
                return true;
            }
        }
        return false;
    }

    private String clean(String line) {
        return secrets.stream().anyMatch(line::contains) ? HIDDEN : line;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
