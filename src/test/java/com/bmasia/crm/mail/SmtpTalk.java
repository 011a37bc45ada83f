package com.bmasia.crm.mail;

import com.bmasia.crm.mail.SmtpRule.Ending;
import com.bmasia.crm.mail.SmtpRule.Step;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of {@link ScriptedSmtp}. */
class SmtpTalk {

    private final ScriptedSmtp server;
    private final int number;
    private final InputStream in;
    private final OutputStream out;
    private boolean loggedIn;
    private String from = "";
    private List<String> to = new ArrayList<>();

    SmtpTalk(ScriptedSmtp server, Socket socket, int number) throws IOException {
        this.server = server;
        this.number = number;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void run() throws IOException {
        say(server.ruleFor(Step.CONNECT, ""), "220 scripted.example ESMTP");
        while (true) {
            String line = line();
            Step step = stepOf(line);
            server.heard(step == Step.AUTH ? "AUTH" : line);
            SmtpRule rule = server.ruleFor(step, line);
            switch (step) {
                case EHLO -> say(rule, hello());
                case AUTH -> logIn(rule, line);
                case MAIL -> begin(rule, line);
                case RCPT -> recipient(rule, line);
                case DATA -> message(rule);
                case RSET -> {
                    forget();
                    say(rule, "250 2.0.0 Ok");
                }
                case NOOP -> say(rule, "250 2.0.0 Ok");
                case QUIT -> {
                    say(rule, "221 2.0.0 Bye");
                    return;
                }
                default -> say(rule, "502 5.5.1 Command not implemented");
            }
        }
    }

    private String hello() {
        return server.needsLogin()
                ? "250-scripted.example\r\n250-8BITMIME\r\n250 AUTH LOGIN PLAIN"
                : "250-scripted.example\r\n250 8BITMIME";
    }

    private void logIn(SmtpRule rule, String line) throws IOException {
        String[] words = line.split(" ");
        String user;
        String password;
        if (words[1].equalsIgnoreCase("LOGIN")) {
            user = words.length > 2 ? decoded(words[2]) : asked("334 VXNlcm5hbWU6");
            password = asked("334 UGFzc3dvcmQ6");
        } else {
            String[] parts = (words.length > 2 ? decoded(words[2]) : asked("334 ")).split("\0", -1);
            user = parts[1];
            password = parts[2];
        }
        loggedIn = rule.allows() && server.knows(user, password);
        say(rule, loggedIn ? "235 2.7.0 Accepted" : "535 5.7.8 Username and Password not accepted");
    }

    private String asked(String question) throws IOException {
        write(question);
        return decoded(line());
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private void begin(SmtpRule rule, String line) throws IOException {
        forget();
        if (server.needsLogin() && !loggedIn) {
            write("530 5.7.0 Authentication required");
            return;
        }
        from = address(line);
        say(rule, "250 2.1.0 Ok");
    }

    private void recipient(SmtpRule rule, String line) throws IOException {
        if (rule.allows()) {
            to.add(address(line));
        }
        say(rule, "250 2.1.5 Ok");
    }

    private void message(SmtpRule rule) throws IOException {
        if (to.isEmpty()) {
            write("503 5.5.1 No valid recipients");
            return;
        }
        say(rule, "354 Go ahead");
        if (!rule.allows()) {
            return;
        }
        byte[] raw = content();
        SmtpRule end = server.ruleFor(Step.END_OF_DATA, new String(raw, StandardCharsets.UTF_8));
        if (end.takesMessage()) {
            server.keep(new ScriptedSmtp.Accepted(number, from, List.copyOf(to), raw));
        }
        forget();
        say(end, "250 2.0.0 Queued");
    }

    /** Until the line with the single dot; doubled dots are single again. */
    private byte[] content() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (byte[] line = bytes(); !isDot(line); line = bytes()) {
            int begin = line.length > 0 && line[0] == '.' ? 1 : 0;
            raw.write(line, begin, line.length - begin);
            raw.write('\r');
            raw.write('\n');
        }
        return raw.toByteArray();
    }

    private static boolean isDot(byte[] line) {
        return line.length == 1 && line[0] == '.';
    }

    private void forget() {
        from = "";
        to = new ArrayList<>();
    }

    private void say(SmtpRule rule, String usual) throws IOException {
        pause(rule);
        if (rule.says()) {
            write(rule.answerOr(usual));
        }
        if (rule.ending() == Ending.HANG) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (rule.ending() != Ending.NONE) {
            throw new EOFException();
        }
    }

    private static void pause(SmtpRule rule) throws IOException {
        try {
            // Ends with the server: its threads are interrupted.
            new CountDownLatch(1).await(rule.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new EOFException();
        }
    }

    private void write(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String line() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
        }
        byte[] all = line.toByteArray();
        return all.length > 0 && all[all.length - 1] == '\r' ? Arrays.copyOf(all, all.length - 1) : all;
    }

    private static String address(String line) {
        int begin = line.indexOf('<');
        return begin < 0 ? line : line.substring(begin + 1, line.indexOf('>', begin));
    }

    private static Step stepOf(String line) {
        String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (word) {
            case "HELO", "EHLO" -> Step.EHLO;
            case "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT" -> Step.valueOf(word);
            default -> Step.OTHER;
        };
    }
}
